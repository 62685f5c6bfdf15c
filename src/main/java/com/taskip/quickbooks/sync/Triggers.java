package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.RecordChange;
import com.taskip.quickbooks.record.Refund;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.Posting;
import java.time.Instant;
import java.util.Optional;

/** What a change of a record sets off; pure. */
final class Triggers {
  private Triggers() {}

  /**
   * The job that a change asks for.
   *
   * @param linked whether QuickBooks has the record already
   * @param known whether QuickBooks has it, or a job is about to bring it there or failed to
   * @param connectedAt older, unknown records do not sync by themselves: Manual Sync pushes history
   */
  static Optional<JobAction> of(
      RecordChange change, boolean linked, boolean known, Instant connectedAt) {
    if (!change.changed()) {
      return Optional.empty();
    }
    return switch (change.after().body()) {
      case Contact contact -> contact(change, linked, known, connectedAt);
      case Invoice invoice -> invoice(change, invoice, linked, known, connectedAt);
      case Payment payment -> posting(change, linked, known, connectedAt);
      case CreditMemo memo -> posting(change, linked, known, connectedAt);
      case Refund refund -> posting(change, linked, known, connectedAt);
    };
  }

  /**
   * Posted once. A change of one that QuickBooks has is not carried over, and a row has to say so.
   */
  private static Optional<JobAction> posting(
      RecordChange change, boolean linked, boolean known, Instant connectedAt) {
    StoredRecord record = change.after();
    boolean due =
        linked
            ? change.isNew()
                || !Posting.of(change.before().body()).equals(Posting.of(record.body()))
            : known || !record.firstArrivedAt().isBefore(connectedAt);
    return due ? Optional.of(JobAction.push(record.kind(), Verb.CREATE)) : Optional.empty();
  }

  private static Optional<JobAction> contact(
      RecordChange change, boolean linked, boolean known, Instant connectedAt) {
    if (linked) {
      return Optional.of(JobAction.UPDATE);
    }
    return !known && change.after().firstArrivedAt().isBefore(connectedAt)
        ? Optional.empty()
        : Optional.of(JobAction.CREATE);
  }

  private static Optional<JobAction> invoice(
      RecordChange change, Invoice invoice, boolean linked, boolean known, Instant connectedAt) {
    if (invoice.status() == InvoiceStatus.DRAFT
        || !known && sentAt(invoice, change.after()).isBefore(connectedAt)) {
      return Optional.empty();
    }
    Invoice before = change.before() == null ? null : (Invoice) change.before().body();
    if (invoice.status() == InvoiceStatus.VOID) {
      // Voided straight from a draft: it never was anybody's business.
      boolean wasDraft = before == null || before.status() == InvoiceStatus.DRAFT;
      return known || !wasDraft ? Optional.of(JobAction.VOID) : Optional.empty();
    }
    if (!linked) {
      return Optional.of(JobAction.CREATE);
    }
    return before != null && told(before) && sameDocument(before, invoice)
        ? Optional.empty()
        : Optional.of(JobAction.UPDATE);
  }

  /** QuickBooks is not told of what happens to an invoice while it is a draft, or void. */
  private static boolean told(Invoice before) {
    return before.status() != InvoiceStatus.DRAFT && before.status() != InvoiceStatus.VOID;
  }

  /** Being partly paid or paid is told by payments, not by the invoice. */
  private static boolean sameDocument(Invoice before, Invoice after) {
    return withoutProgress(before).equals(withoutProgress(after));
  }

  private static Invoice withoutProgress(Invoice invoice) {
    return new Invoice(
        invoice.number(),
        null,
        invoice.contactId(),
        invoice.issueDate(),
        invoice.dueDate(),
        null,
        invoice.currency(),
        invoice.lines(),
        invoice.privateNote(),
        invoice.customerMemo());
  }

  private static Instant sentAt(Invoice invoice, StoredRecord record) {
    return invoice.sentAt() == null ? record.changedAt() : invoice.sentAt();
  }
}
