package com.taskip.quickbooks.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an invoice has come in Taskip. */
public enum InvoiceStatus {
  @JsonProperty("draft")
  DRAFT,
  @JsonProperty("sent")
  SENT,
  @JsonProperty("partially_paid")
  PARTIALLY_PAID,
  @JsonProperty("paid")
  PAID,
  @JsonProperty("void")
  VOID;

  /** Sent to the client and not paid in full: what a payment in QuickBooks can still turn paid. */
  public boolean awaitsPayment() {
    return this == SENT || this == PARTIALLY_PAID;
  }
}
