package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the lines of a payment say: how much of it goes to, or comes from, which document. */
final class PaymentLines {

  /** A document that a payment names. */
  record Target(EntityType type, String id) {}

  private PaymentLines() {}

  static List<Target> targets(ObjectNode payment) {
    List<Target> targets = new ArrayList<>();
    lines(payment).forEach(line -> targets.add(target(line)));
    return targets;
  }

  /** The document of a line. */
  static Target target(ObjectNode line) {
    ObjectNode link = (ObjectNode) line.path("LinkedTxn").get(0);
    return new Target(
        EntityType.named(Json.text(link, "TxnType")).orElseThrow(), Json.text(link, "TxnId"));
  }

  static BigDecimal applied(ObjectNode payment, EntityType type, String id) {
    Target wanted = new Target(type, id);
    return lines(payment).stream()
        .filter(line -> target(line).equals(wanted))
        .map(line -> Json.decimal(line, "Amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Takes an amount off the lines that name a document, the last line first. */
  static void reduce(ObjectNode payment, EntityType type, String id, BigDecimal by) {
    Target wanted = new Target(type, id);
    List<ObjectNode> lines = lines(payment);
    BigDecimal left = by;
    for (ObjectNode line : lines.reversed()) {
      if (target(line).equals(wanted)) {
        left = left.subtract(shrink(line, left));
      }
    }
    replace(payment, lines);
  }

  /**
   * Gives back credit that no invoice uses, and invoice money that neither total nor credit covers.
   */
  static void rebalance(ObjectNode payment) {
    List<ObjectNode> lines = lines(payment);
    BigDecimal credit = sum(lines, EntityType.CREDIT_MEMO);
    BigDecimal invoices = sum(lines, EntityType.INVOICE);
    BigDecimal total = Json.decimal(payment, "TotalAmt");
    shrinkAll(lines, EntityType.CREDIT_MEMO, credit.subtract(invoices));
    shrinkAll(lines, EntityType.INVOICE, invoices.subtract(total).subtract(credit));
    replace(payment, lines);
    restate(payment);
  }

  /** Sets what is left of the money. */
  static void restate(ObjectNode payment) {
    List<ObjectNode> lines = lines(payment);
    BigDecimal unapplied =
        Json.decimal(payment, "TotalAmt")
            .add(sum(lines, EntityType.CREDIT_MEMO))
            .subtract(sum(lines, EntityType.INVOICE));
    payment.set("UnappliedAmt", Money.amount(unapplied));
  }

  /** The sum of the lines that name documents of one type. */
  static BigDecimal sum(List<ObjectNode> lines, EntityType type) {
    return lines.stream()
        .filter(line -> target(line).type() == type)
        .map(line -> Json.decimal(line, "Amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static List<ObjectNode> lines(ObjectNode payment) {
    return Json.objects(payment.path("Line"));
  }

  private static void shrinkAll(List<ObjectNode> lines, EntityType type, BigDecimal by) {
    BigDecimal left = by;
    for (ObjectNode line : lines.reversed()) {
      if (left.signum() > 0 && target(line).type() == type) {
        left = left.subtract(shrink(line, left));
      }
    }
  }

  private static BigDecimal shrink(ObjectNode line, BigDecimal by) {
    BigDecimal amount = Json.decimal(line, "Amount");
    BigDecimal taken = amount.min(by);
    line.set("Amount", Money.amount(amount.subtract(taken)));
    return taken;
  }

  private static void replace(ObjectNode payment, List<ObjectNode> lines) {
    ArrayNode kept = Json.array();
    lines.stream().filter(line -> Json.decimal(line, "Amount").signum() != 0).forEach(kept::add);
    payment.set("Line", kept);
  }
}
