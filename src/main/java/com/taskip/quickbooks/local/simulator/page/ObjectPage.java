package com.taskip.quickbooks.local.simulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.stream.Stream;

/** One object: what can be done to it, and all that is known of it. */
final class ObjectPage {

  private static final String NUMBER = " class=\"number\"";

  private final Books books;
  private final EntityType type;
  private final String id;
  private final ObjectNode object;

  private ObjectPage(Books books, EntityType type, String id) {
    this.books = books;
    this.type = type;
    this.id = id;
    this.object = books.find(type, id).orElseThrow();
  }

  static String of(Books books, EntityType type, String id, String error) {
    return new ObjectPage(books, type, id).page(error);
  }

  private String page(String error) {
    String list = Parts.address(books, type, "");
    String content =
        "<nav><a href=\"%s\">%s of %s</a></nav>"
                .formatted(list, Parts.plural(type), Html.escape(books.company().name()))
            + Parts.error(error)
            + summary()
            + lines()
            + actions()
            + "<h2>Everything QuickBooks knows of it</h2><div class=\"card\"><pre>"
            + Html.escape(object.toPrettyString())
            + "</pre></div>";
    return Layout.page(Parts.singular(type) + " " + name(), content);
  }

  private String summary() {
    String state = Parts.state(type, object);
    StringBuilder summary = new StringBuilder("<div class=\"card\"><table>");
    fact(summary, "State", state);
    fact(summary, "Customer", Json.text(object, "CustomerRef", "name"));
    fact(summary, "Total", Json.text(object, "TotalAmt"));
    fact(summary, "Balance", Json.text(object, "Balance"));
    fact(summary, "Unapplied", Json.text(object, "UnappliedAmt"));
    fact(summary, "Version (SyncToken)", Json.text(object, "SyncToken"));
    fact(summary, "Last changed", Json.text(object, "MetaData", "LastUpdatedTime"));
    return summary.append("</table></div>").toString();
  }

  /** What was sold; nothing for what has no sales lines. */
  private String lines() {
    StringBuilder rows = new StringBuilder();
    for (ObjectNode line : Json.objects(object.path("Line"))) {
      if (line.path("SalesItemLineDetail") instanceof ObjectNode sale) {
        rows.append("<tr>");
        cell(rows, "", Json.text(line, "Description"));
        cell(rows, "", Json.text(sale, "ItemRef", "name"));
        cell(rows, NUMBER, Json.text(sale, "Qty"));
        cell(rows, NUMBER, Json.text(sale, "UnitPrice"));
        cell(rows, NUMBER, Json.text(line, "Amount"));
        rows.append("</tr>");
      }
    }
    return rows.isEmpty()
        ? ""
        : "<div class=\"card\"><table><tr><th>Description</th><th>Item</th><th class=\"number\">Quantity</th>"
            + "<th class=\"number\">Price</th><th class=\"number\">Amount</th></tr>"
            + rows
            + "</table></div>";
  }

  private static void cell(StringBuilder rows, String style, String text) {
    rows.append("<td%s>%s</td>".formatted(style, Html.escape(text)));
  }

  private String actions() {
    return switch (type) {
      case INVOICE ->
          (Json.decimal(object, "Balance").signum() > 0
                  ? form(
                      "pay",
                      Parts.input("amount", "Amount received", Json.text(object, "Balance"), true),
                      "Record payment",
                      "")
                  : "")
              + edit("DocNumber", "Number", "DueDate", "Due", "PrivateNote", "Private note")
              + form("void", "", "Void", "danger")
              + form("delete", "", "Delete", "danger");
      case PAYMENT ->
          edit("TotalAmt", "Amount", "PaymentRefNum", "Reference")
              + form("deposit", "", "Put into a bank deposit", "quiet")
              + form("void", "", "Void", "danger")
              + form("delete", "", "Delete", "danger");
      case CUSTOMER, VENDOR, EMPLOYEE ->
          edit("DisplayName", "Name")
              + form(
                  "email",
                  Parts.input(
                      "email", "Email", Json.text(object, "PrimaryEmailAddr", "Address"), false),
                  "Save email",
                  "")
              + form("deactivate", "", "Make inactive", "danger");
      case CREDIT_MEMO ->
          form("apply", Parts.input("invoice", "Invoice id", "", true), "Apply to invoice", "")
              + form("delete", "", "Delete", "danger");
      case REFUND_RECEIPT -> form("delete", "", "Delete", "danger");
      case ITEM, ACCOUNT, PAYMENT_METHOD ->
          edit("Name", "Name") + form("deactivate", "", "Make inactive", "danger");
      default -> "";
    };
  }

  private String edit(String... membersAndLabels) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < membersAndLabels.length; i += 2) {
      String member = membersAndLabels[i];
      fields.append(
          Parts.input("edit." + member, membersAndLabels[i + 1], Json.text(object, member), false));
    }
    return form("edit", fields.toString(), "Save", "");
  }

  private String form(String action, String fields, String label, String style) {
    return Parts.form(books, type, id, action, fields, label, style);
  }

  /** What a person calls it: its number, else its name, else its id. */
  private String name() {
    return Stream.of("DocNumber", "DisplayName", "Name", "Id")
        .map(member -> Json.text(object, member))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(id);
  }

  private static void fact(StringBuilder summary, String name, String value) {
    if (!value.isEmpty()) {
      summary.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td></tr>".formatted(name, Html.escape(value)));
    }
  }
}
