package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.view.InvoiceView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day an invoice was paid, as QuickBooks says. An invoice does not carry the dates of its
 * payments, and asking for those would be a metered call for each; it carries when it last changed,
 * and what changes a paid invoice last is, as a rule, its payment. QuickBooks writes that time with
 * the offset of California whatever the company's place, and so its day is California's: a payment
 * that is recorded in London before eight in the morning counts for the day before.
 */
public final class PaidOn {
  private static final ZoneId INTUIT = ZoneId.of("America/Los_Angeles");

  private PaidOn() {}

  /**
   * That day.
   *
   * @param seenAt when we saw it, which stands in for an invoice that does not say
   */
  public static LocalDate of(ObjectNode invoice, Instant seenAt) {
    Instant changed = InvoiceView.of(invoice).lastUpdated();
    return (changed == null ? seenAt : changed).atZone(INTUIT).toLocalDate();
  }
}
