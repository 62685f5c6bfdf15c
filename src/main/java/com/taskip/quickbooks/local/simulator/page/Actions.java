package com.taskip.quickbooks.local.simulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.Map;

/** What the buttons do. */
final class Actions {

  private static final String EDIT = "edit.";

  private Actions() {}

  /**
   * Does what a form asks for.
   *
   * @return where the browser goes next
   * @throws IllegalArgumentException with a sentence for the person
   */
  static String act(Books books, EntityType type, String id, Map<String, String> form) {
    String here = Parts.address(books, type, id);
    String list = Parts.address(books, type, "");
    switch (form.getOrDefault("action", "")) {
      case "add" -> {
        return Parts.address(books, type, Json.text(add(books, type, form), "Id"));
      }
      case "pay" -> books.recordPayment(id, amount(form));
      case "edit" -> books.edit(type, id, edited(form));
      case "email" -> {
        ObjectNode fields = Json.object();
        fields.set("PrimaryEmailAddr", Json.object("Address", form.getOrDefault("email", "")));
        books.edit(type, id, fields);
      }
      case "apply" -> books.applyCredit(id, form.getOrDefault("invoice", ""));
      case "deposit" -> books.deposit(id);
      case "deactivate" -> books.deactivate(type, id);
      case "void" -> books.makeVoid(type, id);
      case "delete" -> {
        books.delete(type, id);
        return list;
      }
      default -> throw new IllegalArgumentException("There is no such action.");
    }
    return here;
  }

  private static ObjectNode add(Books books, EntityType type, Map<String, String> form) {
    String customer = form.getOrDefault("customer", "");
    return switch (type) {
      case VENDOR -> books.addVendor(form.getOrDefault("name", ""));
      case CUSTOMER -> books.addCustomer(form.getOrDefault("name", ""));
      case INVOICE -> {
        String number = form.getOrDefault("number", "");
        yield books.addInvoice(customer, amount(form), number.isBlank() ? null : number);
      }
      case CREDIT_MEMO -> books.addCreditMemo(customer, amount(form));
      default -> throw new IllegalArgumentException("Nothing can be added here.");
    };
  }

  private static ObjectNode edited(Map<String, String> form) {
    ObjectNode fields = Json.object();
    form.forEach(
        (name, value) -> {
          if (name.startsWith(EDIT)) {
            fields.put(name.substring(EDIT.length()), value);
          }
        });
    return fields;
  }

  private static BigDecimal amount(Map<String, String> form) {
    try {
      return new BigDecimal(form.getOrDefault("amount", "").strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The amount must be a number such as 120.50.", e);
    }
  }
}
