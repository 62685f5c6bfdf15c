package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps invoices, credit memos and the payments that join them in agreement. What a payment touches
 * changes itself: its SyncToken and its time move although nobody edited it.
 */
final class Settlement {

  private static final String LINKED = "LinkedTxn";

  private Settlement() {}

  /** Sets the open balance of a document from its total and the payments that name it. */
  static void restate(Draft books, EntityType type, ObjectNode document) {
    String id = Json.text(document, "Id");
    BigDecimal applied = BigDecimal.ZERO;
    for (ObjectNode payment : payments(books, document)) {
      applied = applied.add(PaymentLines.applied(payment, type, id));
    }
    BigDecimal open = Json.decimal(document, "TotalAmt").subtract(applied);
    document.set("Balance", Money.amount(open));
    if (type == EntityType.CREDIT_MEMO) {
      document.set("RemainingCredit", Money.amount(open));
    }
    if (document.has("ExchangeRate")) {
      BigDecimal home = open.multiply(Json.decimal(document, "ExchangeRate"));
      document.set("HomeBalance", Money.amount(Money.round(home, books.company().homeCurrency())));
    }
  }

  /** Brings the documents in line with a payment that was created, changed, voided or deleted. */
  static void relink(
      Draft books, ObjectNode paymentBefore, ObjectNode paymentAfter, String except) {
    Set<PaymentLines.Target> targets = new LinkedHashSet<>(PaymentLines.targets(paymentBefore));
    targets.addAll(PaymentLines.targets(paymentAfter));
    for (PaymentLines.Target target : targets) {
      if (target.id().equals(except)) {
        continue;
      }
      ObjectNode document = books.get(target.type(), target.id());
      BigDecimal before = PaymentLines.applied(paymentBefore, target.type(), target.id());
      BigDecimal after = PaymentLines.applied(paymentAfter, target.type(), target.id());
      if (before.compareTo(after) != 0) {
        link(document, Json.text(paymentAfter, "Id"), after.signum() != 0);
        restate(books, target.type(), document);
        Writes.touch(books, document);
        books.put(target.type(), document);
      }
    }
  }

  /** Takes a document out of all payments that name it: their money becomes unapplied. */
  static void release(Draft books, EntityType type, ObjectNode document) {
    String id = Json.text(document, "Id");
    for (ObjectNode payment : payments(books, document)) {
      reduce(books, payment, type, id, PaymentLines.applied(payment, type, id));
    }
  }

  /** After a total shrank: payments that now cover too much give back the surplus. */
  static void keepWithin(Draft books, ObjectNode document) {
    EntityType type = document.has("RemainingCredit") ? EntityType.CREDIT_MEMO : EntityType.INVOICE;
    String id = Json.text(document, "Id");
    BigDecimal left = Json.decimal(document, "TotalAmt");
    for (ObjectNode payment : payments(books, document)) {
      BigDecimal applied = PaymentLines.applied(payment, type, id);
      BigDecimal kept = applied.min(left);
      left = left.subtract(kept);
      if (kept.compareTo(applied) != 0) {
        reduce(books, payment, type, id, applied.subtract(kept));
        link(document, Json.text(payment, "Id"), kept.signum() != 0);
      }
    }
  }

  private static void reduce(
      Draft books, ObjectNode payment, EntityType type, String id, BigDecimal by) {
    ObjectNode after = payment.deepCopy();
    PaymentLines.reduce(after, type, id, by);
    PaymentLines.rebalance(after);
    Writes.touch(books, after);
    books.put(EntityType.PAYMENT, after);
    relink(books, payment, after, id);
  }

  private static List<ObjectNode> payments(Draft books, ObjectNode document) {
    return Json.objects(document.path(LINKED)).stream()
        .filter(link -> "Payment".equals(Json.text(link, "TxnType")))
        .flatMap(link -> books.find(EntityType.PAYMENT, Json.text(link, "TxnId")).stream())
        .toList();
  }

  private static void link(ObjectNode document, String paymentId, boolean linked) {
    ArrayNode links = Json.array();
    Json.objects(document.path(LINKED)).stream()
        .filter(link -> !paymentId.equals(Json.text(link, "TxnId")))
        .forEach(links::add);
    if (linked) {
      links.add(Json.object("TxnId", paymentId, "TxnType", "Payment"));
    }
    document.set(LINKED, links);
  }
}
