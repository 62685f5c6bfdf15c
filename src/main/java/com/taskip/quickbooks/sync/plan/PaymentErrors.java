package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.record.Payment;
import java.math.BigDecimal;

/** What rows of payments say, in the words of the product's troubleshooting list. */
final class PaymentErrors {
  private static final String WAITS = "waits_for_invoice";
  private static final String FOLLOWS = "Nothing to do: the payment follows its invoice by itself.";

  private PaymentErrors() {}

  static SyncError nothingToPost() {
    return SyncError.ours(
        "nothing_to_post",
        "The payment amounts to nothing, so there is nothing to post in QuickBooks.",
        "Nothing to do; correct the amount in Taskip if it is wrong.");
  }

  static SyncError invoiceOnItsWay() {
    return SyncError.ours(
        WAITS, "Waiting for the payment's invoice, as it is now, to reach QuickBooks.", FOLLOWS);
  }

  static SyncError invoiceUnknown() {
    return SyncError.ours(WAITS, "Waiting for Taskip to tell of the payment's invoice.", FOLLOWS);
  }

  static SyncError invoiceIsDraft() {
    return SyncError.ours(
        WAITS,
        "Waiting for the payment's invoice to be sent: drafts are not pushed to QuickBooks.",
        "Send the invoice in Taskip; the payment follows it by itself.");
  }

  static SyncError invoiceIsVoid() {
    return SyncError.ours(
        "invoice_void",
        "The payment's invoice is void in Taskip, so the payment was not posted in QuickBooks.",
        "Record the payment on another invoice in Taskip, or enter it in QuickBooks by hand.");
  }

  static SyncError invoiceNotSynced() {
    return SyncError.ours(
        "invoice_not_synced",
        "Invoice not yet synced to QBO",
        "Look at the invoice's row in Sync Health, or click Sync Invoices if it has none; the payment"
            + " then follows by itself.");
  }

  static SyncError invoiceDeleted() {
    return SyncError.ours(
        "deleted_in_quickbooks",
        "The payment's invoice was deleted in QuickBooks, so the payment was not posted there.",
        "If the money is to be booked, enter the payment in QuickBooks by hand.");
  }

  static SyncError invoiceVoided() {
    return SyncError.ours(
        "voided_in_quickbooks",
        "The payment's invoice is voided or amounts to nothing in QuickBooks, so the payment was not"
            + " posted there.",
        "Void the invoice in Taskip too, or enter the payment in QuickBooks by hand.");
  }

  static SyncError alreadyPaid() {
    return SyncError.ours(
        "paid_in_quickbooks",
        "QuickBooks has the invoice fully paid already, so the payment was not posted a second time.",
        "Nothing to do, unless the customer really paid twice: then enter it in QuickBooks by hand.");
  }

  static SyncError otherCurrency(String here, String there) {
    return SyncError.ours(
        "currency_differs",
        "The payment is in %s, its invoice in QuickBooks in %s.".formatted(here, there),
        "Correct the currency in Taskip, or enter the payment in QuickBooks by hand.");
  }

  static SyncError invoiceUnreadable() {
    return SyncError.ours(
        "quickbooks_unavailable",
        "QuickBooks did not say how much of the payment's invoice is still owed.",
        Help.WAIT);
  }

  static SyncWarning unapplied(BigDecimal amount, String currency) {
    return new SyncWarning(
        "payment_unapplied",
        "%s %s of the payment was not applied to the invoice: it is credit of the customer in"
                .formatted(amount.toPlainString(), currency)
            + " QuickBooks.");
  }

  static SyncWarning amountDiffers(BigDecimal there, Payment payment) {
    return new SyncWarning(
        "total_differs",
        "QuickBooks has %s %s of the payment, Taskip has %s: QuickBooks keeps whole coins only."
            .formatted(
                there.toPlainString(), payment.currency(), payment.amount().toPlainString()));
  }
}
