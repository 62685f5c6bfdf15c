package com.taskip.quickbooks.sync;

import java.util.Locale;

/** How a job stands. */
public enum JobStatus {
  PENDING,
  SUCCESS,
  FAILED,
  SKIPPED;

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
