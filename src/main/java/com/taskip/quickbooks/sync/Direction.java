package com.taskip.quickbooks.sync;

import java.util.Locale;

/** Push is Taskip to QuickBooks, pull is QuickBooks to Taskip. */
public enum Direction {
  PUSH,
  PULL;

  /** The word in the API and in the ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
