package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.plan.ContactRule;
import com.taskip.quickbooks.sync.plan.Decision;
import com.taskip.quickbooks.sync.plan.Facts;
import com.taskip.quickbooks.sync.plan.InvoiceRule;
import com.taskip.quickbooks.sync.plan.Remembered;
import com.taskip.quickbooks.sync.plan.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Finds the rule for a record; the rules themselves are pure. */
@ApplicationScoped
class Rules {
  private final Rule<Contact> contacts = new ContactRule();
  private final Rule<Invoice> invoices = new InvoiceRule();

  /** The kinds of record that this service pushes. */
  static final Set<RecordKind> PUSHED = Set.of(RecordKind.CONTACT, RecordKind.INVOICE);

  Decision decide(Shift shift, Attempt attempt) {
    return switch (attempt.record.body()) {
      case Contact contact -> contacts.decide(facts(shift, attempt, contact));
      case Invoice invoice -> invoices.decide(facts(shift, attempt, invoice));
      case TaskipRecord other -> throw notPushed(other);
    };
  }

  Remembered remember(Attempt attempt, ObjectNode answer) {
    return switch (attempt.record.body()) {
      case Contact contact -> contacts.remember(contact, answer);
      case Invoice invoice -> invoices.remember(invoice, answer);
      case TaskipRecord other -> throw notPushed(other);
    };
  }

  private static <R extends TaskipRecord> Facts<R> facts(Shift shift, Attempt attempt, R record) {
    return new Facts<>(
        record,
        attempt.link,
        attempt.dependency,
        shift.settings(),
        attempt.seen,
        attempt.linkedElsewhere,
        attempt.refused,
        attempt.resent,
        Errors.codeOf(attempt.job.error),
        attempt.job.pushOver,
        shift.connection().arAccountRefused());
  }

  private static IllegalStateException notPushed(TaskipRecord record) {
    return new IllegalStateException("A job for a kind that is not pushed: " + record.kind());
  }
}
