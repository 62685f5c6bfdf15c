package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Taskip's records against QuickBooks' books: each record there once, as Taskip has it, and nothing
 * else. Complaints are sentences.
 */
final class Comparison {
  private final Workspace workspace;
  private final Map<String, String> links;
  private final Map<String, Map<String, Object>> records;
  private final List<String> complaints = new ArrayList<>();

  private Comparison(Workspace workspace, Map<String, String> links) {
    this.workspace = workspace;
    this.links = links;
    this.records = workspace.records();
  }

  /**
   * @param links the workspace's links: record to QuickBooks id
   */
  static List<String> complaints(Workspace workspace, Map<String, String> links) {
    Comparison comparison = new Comparison(workspace, links);
    comparison.customers();
    comparison.invoices();
    comparison.payments();
    comparison.credits();
    return comparison.complaints;
  }

  private void customers() {
    List<ObjectNode> ours =
        workspace.books().customers().stream()
            .filter(each -> !workspace.customersOfOthers().contains(text(each, "Id")))
            .toList();
    once("contact", "display_name", ours, each -> text(each, "DisplayName"), this::customer);
  }

  private void customer(String record, Map<String, Object> contact, JsonNode customer) {
    same(record, "email", contact.get("email"), customer.at("/PrimaryEmailAddr/Address").asText());
    same(
        record,
        "phone",
        contact.get("phone"),
        customer.at("/PrimaryPhone/FreeFormNumber").asText());
  }

  private void invoices() {
    List<ObjectNode> ours =
        workspace.books().invoices().stream()
            .filter(each -> !workspace.invoicesOfOthers().contains(text(each, "Id")))
            .toList();
    once("invoice", "number", ours, each -> text(each, "DocNumber"), this::invoice);
  }

  private void invoice(String record, Map<String, Object> invoice, JsonNode there) {
    boolean gone = "void".equals(invoice.get("status"));
    amount(record, "total", gone ? BigDecimal.ZERO : Bodies.total(invoice), there.path("TotalAmt"));
    boolean open = !gone && !workspace.paid().contains(record);
    BigDecimal owed = open ? Bodies.total(invoice).subtract(paidOn(record)) : BigDecimal.ZERO;
    amount(record, "balance", owed, there.path("Balance"));
    same(
        record,
        "customer",
        links.get("contact:" + invoice.get("contact_id")),
        there.at("/CustomerRef/value").asText());
    if (invoice.containsKey("customer_memo")) {
      same(record, "memo", invoice.get("customer_memo"), there.at("/CustomerMemo/value").asText());
    }
  }

  private BigDecimal paidOn(String invoice) {
    return records.entrySet().stream()
        .filter(record -> record.getKey().startsWith("payment:"))
        .filter(record -> invoice.equals("invoice:" + record.getValue().get("invoice_id")))
        .map(record -> (BigDecimal) record.getValue().get("amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void payments() {
    // The accountant's own payments bear no reference of Taskip's.
    List<ObjectNode> ours =
        workspace.books().payments().stream().filter(each -> each.has("PaymentRefNum")).toList();
    once("payment", "reference", ours, each -> text(each, "PaymentRefNum"), this::payment);
  }

  private void payment(String record, Map<String, Object> payment, JsonNode there) {
    amount(record, "amount", (BigDecimal) payment.get("amount"), there.path("TotalAmt"));
    same(
        record,
        "invoice",
        links.get("invoice:" + payment.get("invoice_id")),
        there.at("/Line/0/LinkedTxn/0/TxnId").asText());
  }

  private void credits() {
    once(
        "credit_memo",
        "number",
        workspace.books().creditMemos(),
        each -> text(each, "DocNumber"),
        this::credit);
    once(
        "refund",
        "number",
        workspace.books().refundReceipts(),
        each -> text(each, "DocNumber"),
        this::credit);
  }

  private void credit(String record, Map<String, Object> credit, JsonNode there) {
    amount(record, "total", Bodies.total(credit), there.path("TotalAmt"));
    same(
        record,
        "customer",
        links.get("contact:" + credit.get("contact_id")),
        there.at("/CustomerRef/value").asText());
  }

  /** What is wrong with one record's object in QuickBooks. */
  private interface Check {
    void of(String record, Map<String, Object> body, JsonNode object);
  }

  private void once(
      String kind,
      String name,
      List<ObjectNode> objects,
      Function<JsonNode, String> nameThere,
      Check check) {
    Map<String, List<ObjectNode>> there =
        objects.stream().collect(Collectors.groupingBy(nameThere));
    records.forEach(
        (record, body) -> {
          if (!record.startsWith(kind + ":")) {
            return;
          }
          List<ObjectNode> found = there.getOrDefault((String) body.get(name), List.of());
          there.remove((String) body.get(name));
          if (found.size() != 1) {
            complaints.add("%s is %d times in QuickBooks".formatted(record, found.size()));
            return;
          }
          same(record, "link", text(found.getFirst(), "Id"), links.get(record));
          check.of(record, body, found.getFirst());
        });
    there.keySet().forEach(stray -> complaints.add("QuickBooks has a stray " + kind + " " + stray));
  }

  private void amount(String record, String what, BigDecimal wanted, JsonNode there) {
    if (there.decimalValue().compareTo(wanted) != 0) {
      complaints.add("%s: %s is %s, not %s".formatted(record, what, there.asText(), wanted));
    }
  }

  private void same(String record, String what, Object wanted, String there) {
    if (!String.valueOf(wanted).equals(there)) {
      complaints.add("%s: %s is %s, not %s".formatted(record, what, there, wanted));
    }
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText();
  }
}
