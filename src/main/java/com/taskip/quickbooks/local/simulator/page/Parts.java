package com.taskip.quickbooks.local.simulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Locale;

/** Pieces that several pages share. */
final class Parts {

  private Parts() {}

  static String address(Books books, EntityType type, String id) {
    String list = "/books/" + books.company().realmId() + "/" + type.path();
    return id.isEmpty() ? list : list + "/" + Html.escape(id);
  }

  /** {@code CreditMemo} as "Credit memos". */
  static String plural(EntityType type) {
    return singular(type) + "s";
  }

  static String singular(EntityType type) {
    String words = type.wireName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }

  static String error(String sentence) {
    return sentence == null || sentence.isEmpty()
        ? ""
        : "<p class=\"card bad\" role=\"alert\">" + Html.escape(sentence) + "</p>";
  }

  /** What an accountant would call it: paid, open, void, inactive. */
  static String state(EntityType type, ObjectNode object) {
    if (!object.path("Active").asBoolean(true)) {
      return "inactive";
    }
    if (type != EntityType.INVOICE) {
      return "Voided".equals(Json.text(object, "PrivateNote")) ? "void" : "";
    }
    int total = Json.decimal(object, "TotalAmt").signum();
    int balance = Json.decimal(object, "Balance").signum();
    if (total == 0) {
      return Json.text(object, "PrivateNote").startsWith("Voided") ? "void" : "zero";
    }
    if (balance == 0) {
      return "paid";
    }
    boolean whole = Json.decimal(object, "Balance").equals(Json.decimal(object, "TotalAmt"));
    return whole ? "open" : "partly paid";
  }

  static String addForm(Books books, EntityType type) {
    return switch (type) {
      case VENDOR, CUSTOMER ->
          form(books, type, "", "add", input("name", "Name", "", true), "Add " + type.path(), "");
      case INVOICE, CREDIT_MEMO ->
          form(
              books,
              type,
              "",
              "add",
              customers(books)
                  + input("amount", "Amount", "", true)
                  + input("number", "Number", "", false),
              "Add " + singular(type).toLowerCase(Locale.ROOT),
              "");
      default -> "";
    };
  }

  static String form(
      Books books,
      EntityType type,
      String id,
      String action,
      String fields,
      String label,
      String style) {
    return """
        <form class="card row" method="post" action="%s">
        <input type="hidden" name="action" value="%s">%s
        <button class="%s">%s</button></form>
        """
        .formatted(address(books, type, id), action, fields, style, Html.escape(label));
  }

  static String input(String name, String label, String value, boolean required) {
    return "<label>%s<input name=\"%s\" value=\"%s\"%s></label>"
        .formatted(Html.escape(label), name, Html.escape(value), required ? " required" : "");
  }

  private static String customers(Books books) {
    StringBuilder options = new StringBuilder("<label>Customer<select name=\"customer\">");
    for (ObjectNode customer : books.customers()) {
      if (customer.path("Active").asBoolean()) {
        options.append(
            "<option value=\"%s\">%s</option>"
                .formatted(
                    Html.escape(Json.text(customer, "Id")),
                    Html.escape(Json.text(customer, "FullyQualifiedName"))));
      }
    }
    return options.append("</select></label>").toString();
  }
}
