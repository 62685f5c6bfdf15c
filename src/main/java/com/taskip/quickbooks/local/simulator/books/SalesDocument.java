package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.List;

/** What invoices, credit memos and refund receipts have in common. */
final class SalesDocument {

  private static final String VOIDED = "Voided";

  private SalesDocument() {}

  /**
   * Checks and completes everything but what is particular to the type.
   *
   * @param customer null where a document may do without
   * @return the total
   */
  static BigDecimal complete(Revision revision, ObjectNode customer) {
    Draft books = revision.books();
    ObjectNode document = revision.after();
    if (!document.has("TxnDate")) {
      document.put("TxnDate", PacificTime.day(books.now()).toString());
    }
    if (!revision.isNew()) {
      ClosedBooks.check(books, revision.before());
    }
    ClosedBooks.check(books, document);
    String currency = Currencies.ofDocument(books, document, customer);
    addresses(document, customer);
    SalesLines.Sums sums = SalesLines.complete(books, revision.before(), document, currency);
    BigDecimal tax = SalesTax.complete(books, document, currency, sums);
    BigDecimal total = sums.subtotal().subtract(sums.discount()).add(tax);
    if (total.signum() < 0) {
      throw BusinessFault.businessRule("Transaction amount must be 0 or greater.");
    }
    document.set("TotalAmt", Money.amount(total));
    if (document.has("ExchangeRate")) {
      BigDecimal home = total.multiply(Json.decimal(document, "ExchangeRate"));
      document.set("HomeTotalAmt", Money.amount(Money.round(home, books.company().homeCurrency())));
    }
    DocumentNumbers.assign(revision);
    defaults(document);
    return total;
  }

  /** The active customer of a document; an unknown or inactive one is 2500. */
  static ObjectNode customer(Draft books, ObjectNode document) {
    if (!document.has("CustomerRef")) {
      throw BusinessFault.missing("CustomerRef");
    }
    return References.require(books, document, "CustomerRef", EntityType.CUSTOMER);
  }

  /** Every amount becomes 0; number, dates and customer stay. */
  static void makeVoid(ObjectNode document) {
    for (ObjectNode line : Json.objects(document.path("Line"))) {
      line.set("Amount", IntNode.valueOf(0));
      if (line.get("SalesItemLineDetail") instanceof ObjectNode detail) {
        zero(detail, "Qty");
        zero(detail, "UnitPrice");
      }
    }
    ObjectNode tax = Json.object();
    tax.put("TotalTax", 0);
    document.set("TxnTaxDetail", tax);
    List.of("TotalAmt", "HomeTotalAmt", "HomeBalance").forEach(member -> zero(document, member));
    String note = Json.text(document, "PrivateNote");
    boolean voidBefore = note.startsWith(VOIDED);
    document.put("PrivateNote", note.isEmpty() || voidBefore ? VOIDED : VOIDED + " - " + note);
  }

  private static void addresses(ObjectNode document, ObjectNode customer) {
    if (customer == null) {
      return;
    }
    for (String member : List.of("BillAddr", "ShipAddr")) {
      if (!document.has(member)) {
        ObjectNode source =
            (ObjectNode) (customer.has(member) ? customer.get(member) : customer.get("BillAddr"));
        if (source != null) {
          document.set(member, source.deepCopy());
        }
      }
    }
  }

  private static void defaults(ObjectNode document) {
    document.put("FreeFormAddress", document.path("FreeFormAddress").asBoolean(true));
    document.put("ApplyTaxAfterDiscount", document.path("ApplyTaxAfterDiscount").asBoolean());
    if (!document.has("PrintStatus")) {
      document.put("PrintStatus", "NeedToPrint");
    }
    if (!document.has("CustomField")) {
      document.set("CustomField", Json.array());
    }
  }

  private static void zero(ObjectNode object, String member) {
    if (object.has(member)) {
      object.put(member, 0);
    }
  }
}
