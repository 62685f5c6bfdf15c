package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** What rows of invoices alone say, in the words of the product's troubleshooting list. */
final class InvoiceErrors {
  private InvoiceErrors() {}

  static SyncError draft() {
    return SyncError.ours(
        "draft",
        "Draft invoices are not pushed to QuickBooks.",
        "Send the invoice in Taskip; it syncs by itself then.");
  }

  static SyncError neverPushed() {
    return SyncError.ours(
        "never_pushed",
        "The invoice was voided before it reached QuickBooks.",
        "Nothing to do: QuickBooks never had this invoice.");
  }

  static SyncError deletedThere() {
    return SyncError.ours(
        "deleted_in_quickbooks",
        "The invoice was deleted in QuickBooks.",
        "If it should exist there, create it in QuickBooks by hand; Taskip does not create it a"
            + " second time.");
  }

  static SyncError notOpen(InvoiceState state) {
    return state == InvoiceState.PAID
        ? SyncError.ours(
            "paid_in_quickbooks",
            "QuickBooks has the invoice fully paid, so it was left as it is.",
            "Nothing to do; make later corrections in QuickBooks, or with a credit memo.")
        : SyncError.ours(
            "voided_in_quickbooks",
            "The invoice is voided in QuickBooks, so it was left as it is.",
            "Void the invoice in Taskip too, or issue a new one.");
  }

  static SyncError changedThere() {
    return SyncError.ours(
        InvoiceRule.CHANGED_IN_QUICKBOOKS,
        "The invoice's lines were changed in QuickBooks as well as in Taskip.",
        "Compare the two; click Retry to replace QuickBooks' lines by Taskip's.");
  }

  /** What was paid on an invoice that is voided stays in QuickBooks, as credit of the customer. */
  static List<SyncWarning> voiding(ObjectNode there) {
    BigDecimal paid =
        there.path("TotalAmt").decimalValue().subtract(there.path("Balance").decimalValue());
    return paid.signum() <= 0
        ? List.of()
        : List.of(
            new SyncWarning(
                "paid_before_void",
                "%s of the invoice had been paid in QuickBooks: the payment stays there, as credit of the customer."
                    .formatted(paid.toPlainString())));
  }

  static SyncWarning receivableLeftOut() {
    return new SyncWarning(
        "receivable_account_refused",
        "QuickBooks does not take an A/R account on invoices in this company; its own was used.");
  }
}
