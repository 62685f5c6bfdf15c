package com.taskip.quickbooks.record;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A record as we keep it.
 *
 * @param body what Taskip put, except that an invoice which QuickBooks says is paid says so
 * @param firstArrivedAt when Taskip first told us of it
 * @param changedAt when a put last changed it
 * @param paidOn the day QuickBooks had the invoice fully paid; null unless the pull has seen that
 */
public record StoredRecord(
    String workspaceId,
    RecordKind kind,
    String id,
    TaskipRecord body,
    Instant firstArrivedAt,
    Instant changedAt,
    LocalDate paidOn) {

  public StoredRecord {
    // Taskip may put its older "sent" again before it has heard of the payment.
    if (paidOn != null && body instanceof Invoice invoice && invoice.status().awaitsPayment()) {
      body = invoice.withStatus(InvoiceStatus.PAID);
    }
  }

  /** The same record after Taskip put {@code newBody}. */
  StoredRecord put(TaskipRecord newBody, Instant at) {
    return new StoredRecord(workspaceId, kind, id, newBody, firstArrivedAt, at, paidOn);
  }
}
