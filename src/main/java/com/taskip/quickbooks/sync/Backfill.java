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
   * The job for a record that is not in step: one that the company does not have, or of which there
   * is a change that QuickBooks was not told. Invoices count from sent on, and one that was voided
   * before QuickBooks ever heard of it is nobody's business.
   *
   * @param linked whether QuickBooks has the record
   * @param untold whether such a change is known
   */
  static Optional<JobAction> of(StoredRecord record, boolean linked, boolean untold) {
    if (linked && !untold) {
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

  /**
   * Whether the newest push of a record left QuickBooks untold: what stood in the way of a failed
   * one may be gone, and a cancelled one was called off for no fault of its own.
   *
   * @param code of the row's error; null for none
   */
  static boolean leftUntold(JobStatus newest, String code) {
    return newest == JobStatus.FAILED
        || newest == JobStatus.SKIPPED && RunLedger.RUN_CANCELLED.equals(code);
  }
}
