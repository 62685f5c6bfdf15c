package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.StoredRecord;
import java.util.Optional;

/** What a manual sync takes up; pure. */
final class Backfill {
  private Backfill() {}

  /**
   * The job for a record that is not in step: one that the company does not have, or whose newest
   * push failed, since what stood in its way may be gone. Invoices count from sent on, and one that
   * was voided before QuickBooks ever heard of it is nobody's business.
   *
   * @param linked whether QuickBooks has the record
   * @param newest how the newest push of it stands; null when there never was one
   */
  static Optional<JobAction> of(StoredRecord record, boolean linked, JobStatus newest) {
    if (linked && newest != JobStatus.FAILED) {
      return Optional.empty();
    }
    boolean voided = false;
    if (record.body() instanceof Invoice invoice) {
      voided = invoice.status() == InvoiceStatus.VOID;
      if (invoice.status() == InvoiceStatus.DRAFT || voided && !linked) {
        return Optional.empty();
      }
    }
    Verb verb = voided ? Verb.VOID : linked ? Verb.UPDATE : Verb.CREATE;
    return Optional.of(JobAction.push(record.kind(), verb));
  }
}
