package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.Refund;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.plan.ContactRule;
import com.taskip.quickbooks.sync.plan.CreditMemoRule;
import com.taskip.quickbooks.sync.plan.Decision;
import com.taskip.quickbooks.sync.plan.Facts;
import com.taskip.quickbooks.sync.plan.InvoiceRule;
import com.taskip.quickbooks.sync.plan.PaymentRule;
import com.taskip.quickbooks.sync.plan.RefundRule;
import com.taskip.quickbooks.sync.plan.Remembered;
import com.taskip.quickbooks.sync.plan.Rule;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the rule for a record; the rules themselves are pure. */
@ApplicationScoped
class Rules {
  private final Rule<Contact> contacts = new ContactRule();
  private final Rule<Invoice> invoices = new InvoiceRule();
  private final Rule<CreditMemo> creditMemos = new CreditMemoRule();
  private final Rule<Refund> refunds = new RefundRule();
  private final Rule<Payment> payments = new PaymentRule();

  Decision decide(Shift shift, Attempt attempt) {
    return switch (attempt.record.body()) {
      case Contact contact -> contacts.decide(facts(shift, attempt, contact));
      case Invoice invoice -> invoices.decide(facts(shift, attempt, invoice));
      case CreditMemo memo -> creditMemos.decide(facts(shift, attempt, memo));
      case Refund refund -> refunds.decide(facts(shift, attempt, refund));
      case Payment payment -> payments.decide(facts(shift, attempt, payment));
    };
  }

  Remembered remember(Attempt attempt, ObjectNode answer) {
    return switch (attempt.record.body()) {
      case Contact contact -> contacts.remember(contact, answer);
      case Invoice invoice -> invoices.remember(invoice, answer);
      case CreditMemo memo -> creditMemos.remember(memo, answer);
      case Refund refund -> refunds.remember(refund, answer);
      case Payment payment -> payments.remember(payment, answer);
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
        attempt.lost,
        Errors.codeOf(attempt.job.error),
        attempt.job.pushOver,
        shift.connection().arAccountRefused());
  }
}
