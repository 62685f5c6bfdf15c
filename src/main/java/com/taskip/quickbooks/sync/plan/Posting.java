package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.SalesDocument;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.plan.Decision.Skip;
import java.util.Objects;

/**
 * Payments, credit memos and refunds are posted once: what changes in Taskip afterwards is not
 * carried over, because only "new" ones are promised to be pushed and an accountant may have
 * matched or reconciled the posting since. A change is said aloud instead.
 */
public final class Posting {
  static final String CHANGED_AFTER_PUSH = "changed_after_push";

  private Posting() {}

  /** What QuickBooks is told of the record, in Taskip's words: its settings play no part in it. */
  public static ObjectNode of(TaskipRecord record) {
    ObjectNode posting = JsonNodeFactory.instance.objectNode();
    switch (record) {
      case Payment payment ->
          posting
              .put("invoice_id", payment.invoiceId())
              .put("amount", payment.amount())
              .put("currency", payment.currency())
              .put("paid_on", payment.paidOn().toString())
              .put("reference", payment.reference());
      case SalesDocument document -> {
        posting
            .put("number", document.number())
            .put("contact_id", document.contactId())
            .put("issue_date", Objects.toString(document.issueDate(), null))
            .put("currency", document.currency())
            .put("private_note", document.privateNote())
            .put("customer_memo", document.customerMemo());
        posting.set("lines", SalesLines.snapshot(document.lines()));
      }
      default -> throw new IllegalArgumentException("Not posted: " + record.kind());
    }
    return posting;
  }

  /** The end of a job for a record that QuickBooks has already. */
  static Decision again(TaskipRecord record, LinkState link) {
    ObjectNode change = SparseChange.between(link.sent(), of(record));
    return change.isEmpty() ? Decision.inStep() : new Skip(changedAfterPush(record, change));
  }

  private static SyncError changedAfterPush(TaskipRecord record, ObjectNode change) {
    String what = Words.of(record);
    String members = String.join(", ", change.properties().stream().map(e -> e.getKey()).toList());
    return SyncError.ours(
        CHANGED_AFTER_PUSH,
        "The %s was changed in Taskip (%s) after QuickBooks had it, and was left there as it is."
            .formatted(what, members.replace('_', ' ')),
        "If the books should change too, correct the %s in QuickBooks by hand.".formatted(what));
  }
}
