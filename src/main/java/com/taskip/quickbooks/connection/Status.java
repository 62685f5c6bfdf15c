package com.taskip.quickbooks.connection;

import java.util.Locale;

/** How a workspace stands with QuickBooks. The order is the contract's {@code status_code}. */
public enum Status {
  DISCONNECTED,
  CONNECTED,
  /** Intuit no longer accepts our tokens: nothing syncs until someone reconnects. */
  ERROR;

  /** 0, 1 or 2. */
  public int code() {
    return ordinal();
  }

  /** The word on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
