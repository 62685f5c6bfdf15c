package com.taskip.quickbooks.local.simulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One list of a company's books. */
final class ListPage {

  /** Column title to the path of the member that it shows. */
  private static final Map<EntityType, Map<String, String>> COLUMNS = new LinkedHashMap<>();

  static {
    columns(
        EntityType.INVOICE,
        "Number",
        "DocNumber",
        "Customer",
        "CustomerRef.name",
        "Date",
        "TxnDate",
        "Due",
        "DueDate",
        "Total",
        "TotalAmt",
        "Balance",
        "Balance");
    columns(
        EntityType.CUSTOMER,
        "Name",
        "DisplayName",
        "Full name",
        "FullyQualifiedName",
        "Email",
        "PrimaryEmailAddr.Address",
        "Balance",
        "Balance");
    columns(
        EntityType.PAYMENT,
        "Customer",
        "CustomerRef.name",
        "Date",
        "TxnDate",
        "Reference",
        "PaymentRefNum",
        "Total",
        "TotalAmt",
        "Unapplied",
        "UnappliedAmt");
    columns(
        EntityType.CREDIT_MEMO,
        "Number",
        "DocNumber",
        "Customer",
        "CustomerRef.name",
        "Date",
        "TxnDate",
        "Total",
        "TotalAmt",
        "Remaining",
        "RemainingCredit");
    columns(
        EntityType.REFUND_RECEIPT,
        "Number",
        "DocNumber",
        "Customer",
        "CustomerRef.name",
        "Date",
        "TxnDate",
        "Total",
        "TotalAmt");
    columns(EntityType.VENDOR, "Name", "DisplayName");
    columns(EntityType.EMPLOYEE, "Name", "DisplayName");
    columns(EntityType.ITEM, "Name", "FullyQualifiedName", "Type", "Type");
    columns(EntityType.ACCOUNT, "Name", "FullyQualifiedName", "Type", "AccountType");
    columns(EntityType.TAX_CODE, "Name", "Name");
    columns(EntityType.PAYMENT_METHOD, "Name", "Name");
  }

  private ListPage() {}

  static String of(Books books, EntityType type, String error) {
    Map<String, String> columns = COLUMNS.getOrDefault(type, Map.of("Id", "Id"));
    StringBuilder content = new StringBuilder(navigation(books, type));
    content.append(Parts.error(error)).append(Parts.addForm(books, type));
    List<ObjectNode> rows = books.list(type);
    content.append("<div class=\"card\">");
    if (rows.isEmpty()) {
      content.append("<p class=\"soft\">None yet.</p>");
    } else {
      content.append("<table><tr><th>Id</th>");
      columns.keySet().forEach(title -> content.append("<th>").append(title).append("</th>"));
      content.append("<th>State</th></tr>");
      rows.forEach(row -> content.append(row(books, type, columns, row)));
      content.append("</table>");
    }
    return Layout.page(books.company().name(), content.append("</div>").toString());
  }

  private static String navigation(Books books, EntityType current) {
    StringBuilder links = new StringBuilder("<nav aria-label=\"Lists\">");
    for (EntityType type : COLUMNS.keySet()) {
      links.append(
          "<a href=\"%s\"%s>%s</a>"
              .formatted(
                  Parts.address(books, type, ""),
                  type == current ? " aria-current=\"page\"" : "",
                  Parts.plural(type)));
    }
    return links.append("</nav>").toString();
  }

  private static String row(
      Books books, EntityType type, Map<String, String> columns, ObjectNode object) {
    String id = Json.text(object, "Id");
    StringBuilder row = new StringBuilder("<tr><td><a href=\"");
    row.append(Parts.address(books, type, id)).append("\">");
    row.append(Html.escape(id)).append("</a></td>");
    columns
        .values()
        .forEach(
            path ->
                row.append("<td>")
                    .append(Html.escape(Json.text(object, path.split("\\."))))
                    .append("</td>"));
    return row.append("<td>").append(Parts.state(type, object)).append("</td></tr>").toString();
  }

  private static void columns(EntityType type, String... titlesAndPaths) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < titlesAndPaths.length; i += 2) {
      columns.put(titlesAndPaths[i], titlesAndPaths[i + 1]);
    }
    COLUMNS.put(type, columns);
  }
}
