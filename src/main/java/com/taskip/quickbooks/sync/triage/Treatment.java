package com.taskip.quickbooks.sync.triage;

import java.util.Locale;

/** What is done with something that a dead letter names. */
public enum Treatment {
  /** Nothing is left to do, or it is seen to without the message. */
  DROP,
  /** It is opened again in the ledger, and woken. */
  REDRIVE,
  /** It would fail again: it stays until somebody has mended the cause. */
  HOLD;

  /** The word in the report. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
