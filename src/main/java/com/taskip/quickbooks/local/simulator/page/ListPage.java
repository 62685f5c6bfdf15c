package com.taskip.quickbooks.local.simulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One list of a company's books. */
final class ListPage {

  private static final int MOST = 200;

  private static final Set<String> MONEY =
      Set.of("TotalAmt", "Balance", "UnappliedAmt", "RemainingCredit");

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

  static String of(Books books, EntityType type, String search, String error) {
    Map<String, String> columns = COLUMNS.getOrDefault(type, Map.of("Id", "Id"));
    List<ObjectNode> rows =
        books.list(type).stream().filter(row -> shows(columns, row, search)).toList();
    String content =
        navigation(books, type)
            + Parts.error(error)
            + Parts.addForm(books, type)
            + search(books, type, search)
            + "<div class=\"card\">"
            + (rows.isEmpty() ? "<p class=\"soft\">None.</p>" : table(books, type, columns, rows))
            + "</div>";
    return Layout.page(books.company().name(), content);
  }

  private static String table(
      Books books, EntityType type, Map<String, String> columns, List<ObjectNode> rows) {
    StringBuilder table = new StringBuilder("<table><tr><th>Id</th>");
    columns.forEach(
        (title, path) ->
            table
                .append(MONEY.contains(path) ? "<th class=\"number\">" : "<th>")
                .append(title)
                .append("</th>"));
    table.append("<th>State</th></tr>");
    rows.stream().limit(MOST).forEach(row -> table.append(row(books, type, columns, row)));
    table.append("</table>");
    if (rows.size() > MOST) {
      table.append(
          "<p class=\"soft\">The latest %d of %d: search for others.</p>"
              .formatted(MOST, rows.size()));
    }
    return table.toString();
  }

  private static boolean shows(Map<String, String> columns, ObjectNode row, String search) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    return Json.text(row, "Id").equals(wanted)
        || columns.values().stream()
            .anyMatch(path -> value(row, path).toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static String search(Books books, EntityType type, String search) {
    return "<form class=\"card row\" method=\"get\" action=\"%s\">%s<button class=\"quiet\">Search</button></form>"
        .formatted(
            Parts.address(books, type, ""), Parts.input("q", "Number, name or id", search, false));
  }

  private static String value(ObjectNode object, String path) {
    return Json.text(object, path.split("\\."));
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
    for (String path : columns.values()) {
      row.append(MONEY.contains(path) ? "<td class=\"number\">" : "<td>");
      row.append(Html.escape(value(object, path))).append("</td>");
    }
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
