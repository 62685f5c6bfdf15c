package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;

/** Refund receipts: they stand by themselves and touch neither invoice nor payment. */
final class RefundReceiptRules implements Rules {

  @Override
  public void complete(Revision revision) {
    Draft books = revision.books();
    ObjectNode refund = revision.after();
    ObjectNode customer = refund.has("CustomerRef") ? SalesDocument.customer(books, refund) : null;
    if (!refund.has("DepositToAccountRef")) {
      throw BusinessFault.missing("DepositToAccountRef");
    }
    DepositAccount.check(books, refund);
    References.check(books, refund, "PaymentMethodRef", EntityType.PAYMENT_METHOD);
    SalesDocument.complete(revision, customer);
    refund.put("Balance", 0);
    if (!refund.has("PaymentRefNum") && "NeedToPrint".equals(Json.text(refund, "PrintStatus"))) {
      refund.put("PaymentRefNum", "To Print");
    }
  }
}
