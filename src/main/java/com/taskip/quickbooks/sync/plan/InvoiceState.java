package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * How an invoice stands in QuickBooks. There is no status member: a voided invoice has total and
 * balance zero, so a zero balance alone does not say that anybody paid.
 */
public enum InvoiceState {
  OPEN,
  PAID,
  VOIDED;

  /** Paid is balance zero with a total above zero; total zero is voided, or was zero from birth. */
  public static InvoiceState of(JsonNode invoice) {
    if (!invoice.path("Balance").isNumber() || !invoice.path("TotalAmt").isNumber()) {
      return OPEN;
    }
    BigDecimal balance = invoice.path("Balance").decimalValue();
    BigDecimal total = invoice.path("TotalAmt").decimalValue();
    if (balance.signum() != 0) {
      return OPEN;
    }
    return total.signum() > 0 ? PAID : VOIDED;
  }
}
