package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.settings.SyncSettings;
import java.math.BigDecimal;

/** A payment of Taskip's in QuickBooks' words. */
final class PaymentWire {
  private static final int REFERENCE_LENGTH = 21;

  private PaymentWire() {}

  /**
   * @param customerId whom the invoice in QuickBooks bills
   * @param balance what is still owed on that invoice: no more than this is applied to it, and the
   *     rest stays with the customer as unapplied
   */
  static ObjectNode body(
      Payment payment,
      SyncSettings settings,
      String customerId,
      String invoiceId,
      BigDecimal balance) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("CustomerRef").put("value", customerId);
    body.put("TotalAmt", amount(payment));
    body.put("TxnDate", payment.paidOn().toString());
    body.putObject("CurrencyRef").put("value", payment.currency());
    body.putObject("DepositToAccountRef").put("value", settings.defaultDepositAccountId());
    if (!WireText.blank(payment.reference())) {
      String reference = WireText.cut(payment.reference(), REFERENCE_LENGTH);
      body.put("PaymentRefNum", reference);
      if (!reference.equals(payment.reference())) {
        body.put("PrivateNote", "Taskip payment reference: " + payment.reference());
      }
    }
    ObjectNode line = body.putArray("Line").addObject();
    line.put("Amount", amount(payment).min(balance));
    line.putArray("LinkedTxn")
        .addObject()
        .put("TxnId", invoiceId)
        .put("TxnType", EntityType.INVOICE.wireName());
    return body;
  }

  /** The money as QuickBooks counts it. */
  static BigDecimal amount(Payment payment) {
    return Money.rounded(payment.amount(), payment.currency());
  }

  /** What no invoice took, of a payment as QuickBooks has it. */
  static BigDecimal unapplied(ObjectNode payment) {
    JsonNode said = payment.path("UnappliedAmt");
    return said.isNumber()
        ? said.decimalValue()
        : payment.path("TotalAmt").decimalValue().subtract(applied(payment));
  }

  private static BigDecimal applied(ObjectNode payment) {
    BigDecimal applied = BigDecimal.ZERO;
    for (JsonNode line : payment.path("Line")) {
      if (!line.path("LinkedTxn").isEmpty()) {
        applied = applied.add(line.path("Amount").decimalValue());
      }
    }
    return applied;
  }
}
