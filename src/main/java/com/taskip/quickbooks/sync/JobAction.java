package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.RecordKind;
import java.util.Locale;

/** What a job does, as Sync Health calls it. */
public enum JobAction {
  CREATE,
  UPDATE,
  VOID,
  SYNC_PAYMENT,
  PULL_PAYMENT,
  CREDIT_MEMO,
  REFUND;

  /** How a push of such a record is called that does this: the kind's own word where it has one. */
  static JobAction push(RecordKind kind, Verb verb) {
    return switch (kind) {
      case PAYMENT -> SYNC_PAYMENT;
      case CREDIT_MEMO -> CREDIT_MEMO;
      case REFUND -> REFUND;
      case CONTACT, INVOICE ->
          switch (verb) {
            case CREATE -> CREATE;
            case UPDATE -> UPDATE;
            case VOID -> VOID;
          };
    };
  }

  /** Which way it goes. */
  Direction direction() {
    return this == PULL_PAYMENT ? Direction.PULL : Direction.PUSH;
  }

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
