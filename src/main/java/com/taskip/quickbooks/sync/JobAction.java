package com.taskip.quickbooks.sync;

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

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
