package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice in QuickBooks.
 *
 * @param docNumber null when the company numbers by hand and nobody did
 * @param totalAmt null when the answer has none: then nothing can be said about it
 * @param balance in the invoice's currency; null like the total
 */
public record InvoiceView(
    String id,
    String syncToken,
    String docNumber,
    BigDecimal totalAmt,
    BigDecimal balance,
    String currency,
    String customerId,
    LocalDate txnDate,
    LocalDate dueDate,
    String privateNote,
    Instant lastUpdated,
    List<LinkedTxn> linkedTxn) {

  public static InvoiceView of(ObjectNode node) {
    Members invoice = new Members(node);
    return new InvoiceView(
        invoice.text("Id"),
        invoice.text("SyncToken"),
        invoice.text("DocNumber"),
        invoice.decimal("TotalAmt"),
        invoice.decimal("Balance"),
        invoice.text("CurrencyRef", "value"),
        invoice.text("CustomerRef", "value"),
        invoice.date("TxnDate"),
        invoice.date("DueDate"),
        invoice.text("PrivateNote"),
        invoice.lastUpdated(),
        LinkedTxn.of(invoice));
  }

  /** Nothing is owed any more of what was owed once: a void or zero-total invoice is not paid. */
  public boolean isPaid() {
    return isZero(balance) && totalAmt != null && totalAmt.signum() > 0;
  }

  /** Voided, or zero from birth; QuickBooks does not tell the two apart. */
  public boolean isVoidOrZero() {
    return isZero(balance) && isZero(totalAmt);
  }

  private static boolean isZero(BigDecimal amount) {
    return amount != null && amount.signum() == 0;
  }
}
