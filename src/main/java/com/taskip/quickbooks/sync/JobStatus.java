package com.taskip.quickbooks.sync;

import java.util.Locale;

/** How a job stands. */
public enum JobStatus {
  PENDING,
  SUCCESS,
  FAILED,
  SKIPPED;

  /** The status of that word. */
  static JobStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
