package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A company's books without what differs by chance: ids, tokens and times. */
final class Snapshot {

  private Snapshot() {}

  /** One line for each customer and document, sorted. */
  static Set<String> of(Workspace workspace) {
    Map<String, String> customers = names(workspace.books().customers(), "DisplayName");
    Map<String, String> invoices = names(workspace.books().invoices(), "DocNumber");
    Set<String> lines = new TreeSet<>();
    for (JsonNode each : workspace.books().customers()) {
      lines.add(
          line(
              "customer",
              each,
              "/DisplayName",
              "/PrimaryEmailAddr/Address",
              "/PrimaryPhone/FreeFormNumber",
              "/BalanceWithJobs"));
    }
    Function<JsonNode, String> customer =
        each -> customers.get(each.at("/CustomerRef/value").asText());
    for (JsonNode each : workspace.books().invoices()) {
      lines.add(
          line(
                  "invoice",
                  each,
                  "/DocNumber",
                  "/TotalAmt",
                  "/Balance",
                  "/CustomerMemo/value",
                  "/TxnDate")
              + customer.apply(each));
    }
    for (JsonNode each : workspace.books().payments()) {
      lines.add(
          line("payment", each, "/PaymentRefNum", "/TotalAmt", "/UnappliedAmt")
              + invoices.get(each.at("/Line/0/LinkedTxn/0/TxnId").asText())
              + customer.apply(each));
    }
    for (JsonNode each : workspace.books().creditMemos()) {
      lines.add(line("credit memo", each, "/DocNumber", "/TotalAmt") + customer.apply(each));
    }
    for (JsonNode each : workspace.books().refundReceipts()) {
      lines.add(line("refund", each, "/DocNumber", "/TotalAmt") + customer.apply(each));
    }
    return lines;
  }

  private static String line(String kind, JsonNode object, String... members) {
    StringBuilder line = new StringBuilder(kind).append(" | ");
    for (String member : members) {
      JsonNode value = object.at(member);
      line.append(
              value.isNumber()
                  ? value.decimalValue().stripTrailingZeros().toPlainString()
                  : value.asText())
          .append(" | ");
    }
    return line.toString();
  }

  private static Map<String, String> names(List<ObjectNode> objects, String member) {
    return objects.stream()
        .collect(
            Collectors.toMap(each -> each.path("Id").asText(), each -> each.path(member).asText()));
  }
}
