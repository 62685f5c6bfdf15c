package com.taskip.quickbooks.sync;

import java.util.Locale;

/** How a run stands. */
public enum RunStatus {
  /** Nobody has begun to look for its records. */
  QUEUED,
  RUNNING,
  FINISHED,

  /** Nothing more of it is begun; what was in flight is still settled. */
  CANCELLED;

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
