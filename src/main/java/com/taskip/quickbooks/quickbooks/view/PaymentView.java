package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A payment in QuickBooks.
 *
 * @param unappliedAmt what no invoice took; null when the answer has none
 * @param linkedTxn what its lines pay, over all lines
 */
public record PaymentView(
    String id,
    String syncToken,
    BigDecimal totalAmt,
    BigDecimal unappliedAmt,
    String customerId,
    LocalDate txnDate,
    List<LinkedTxn> linkedTxn) {

  public static PaymentView of(ObjectNode node) {
    Members payment = new Members(node);
    return new PaymentView(
        payment.text("Id"),
        payment.text("SyncToken"),
        payment.decimal("TotalAmt"),
        payment.decimal("UnappliedAmt"),
        payment.text("CustomerRef", "value"),
        payment.date("TxnDate"),
        payment.list("Line").stream().flatMap(line -> LinkedTxn.of(line).stream()).toList());
  }
}
