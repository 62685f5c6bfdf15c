package com.taskip.quickbooks.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose numbers the invoices in QuickBooks carry. */
public enum InvoiceNumberStrategy {
  /** Taskip's own number is sent along. */
  @JsonProperty("taskip")
  TASKIP,
  /** No number is sent: QuickBooks assigns its own. */
  @JsonProperty("qbo")
  QBO
}
