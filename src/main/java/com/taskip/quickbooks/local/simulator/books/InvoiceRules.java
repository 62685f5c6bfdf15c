package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Invoices: due dates, open balances, and what voiding does to their payments. */
final class InvoiceRules implements Rules {

  @Override
  public void complete(Revision revision) {
    Draft books = revision.books();
    ObjectNode invoice = revision.after();
    ObjectNode customer = SalesDocument.customer(books, invoice);
    SalesDocument.complete(revision, customer);
    References.check(books, invoice, "SalesTermRef", EntityType.TERM);
    References.check(books, invoice, "ARAccountRef", EntityType.ACCOUNT);
    // In the schema, but never returned: the online product has one receivable account.
    invoice.remove("ARAccountRef");
    if (!invoice.has("DueDate")) {
      invoice.put("DueDate", dueDate(books, invoice, customer).toString());
    }
    if (!invoice.has("EmailStatus")) {
      invoice.put("EmailStatus", "NotSet");
    }
    if ("NeedToSend".equals(Json.text(invoice, "EmailStatus")) && !invoice.has("BillEmail")) {
      throw BusinessFault.of("6420", "Email needed", "The email address is required", "BillEmail");
    }
    for (String flag :
        List.of(
            "AllowIPNPayment",
            "AllowOnlinePayment",
            "AllowOnlineCreditCardPayment",
            "AllowOnlineACHPayment")) {
      invoice.put(flag, invoice.path(flag).asBoolean());
    }
    if (!invoice.has("LinkedTxn")) {
      invoice.set("LinkedTxn", Json.array());
    }
    Settlement.keepWithin(books, invoice);
    Settlement.restate(books, EntityType.INVOICE, invoice);
  }

  @Override
  public void settled(Revision revision) {
    CustomerBalance.follow(revision, "TotalAmt", 1);
  }

  @Override
  public void makeVoid(Draft books, ObjectNode invoice) {
    Settlement.release(books, EntityType.INVOICE, invoice);
    SalesDocument.makeVoid(invoice);
    invoice.set("LinkedTxn", Json.array());
    invoice.put("Balance", 0);
  }

  @Override
  public void beforeDeletion(Draft books, ObjectNode invoice) {
    Settlement.release(books, EntityType.INVOICE, invoice);
    CustomerBalance.add(
        books,
        Json.text(invoice, "CustomerRef", "value"),
        Json.decimal(invoice, "TotalAmt").negate());
  }

  private static LocalDate dueDate(Draft books, ObjectNode invoice, ObjectNode customer) {
    String own = Json.text(invoice, "SalesTermRef", "value");
    String term = own.isEmpty() ? Json.text(customer, "SalesTermRef", "value") : own;
    String companyTerm = Seed.DEFAULT_TERM;
    BigDecimal days =
        books
            .find(EntityType.TERM, term.isEmpty() ? companyTerm : term)
            .map(found -> Json.decimal(found, "DueDays"))
            .orElse(BigDecimal.ZERO);
    return LocalDate.parse(Json.text(invoice, "TxnDate")).plusDays(days.longValue());
  }
}
