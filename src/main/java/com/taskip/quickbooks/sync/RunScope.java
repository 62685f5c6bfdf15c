package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a run is about: one kind of record, or all of them. */
public enum RunScope {
  CONTACT(RecordKind.CONTACT),
  INVOICE(RecordKind.INVOICE),
  PAYMENT(RecordKind.PAYMENT),
  CREDIT_MEMO(RecordKind.CREDIT_MEMO),
  REFUND(RecordKind.REFUND),

  /** In an order that lets each find in QuickBooks what it refers to. */
  ALL(
      RecordKind.CONTACT,
      RecordKind.INVOICE,
      RecordKind.PAYMENT,
      RecordKind.CREDIT_MEMO,
      RecordKind.REFUND);

  private final List<RecordKind> kinds;

  RunScope(RecordKind... kinds) {
    this.kinds = List.of(kinds);
  }

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kinds of record it comprises, in the order in which they are planned. */
  List<RecordKind> kinds() {
    return kinds;
  }

  /** The kind to plan after that one; null after the last. */
  RecordKind after(RecordKind kind) {
    int next = kinds.indexOf(kind) + 1;
    return next < kinds.size() ? kinds.get(next) : null;
  }

  /** Whether the two would take up the same records. */
  boolean overlaps(RunScope other) {
    return kinds.stream().anyMatch(other.kinds::contains);
  }

  /** The scopes that overlap with this one. */
  List<RunScope> overlapping() {
    return Arrays.stream(values()).filter(this::overlaps).toList();
  }
}
