package com.taskip.quickbooks.local.simulator.http;

/** The connection is to end without an answer. */
public final class ConnectionCut extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Says whether the work was done all the same. */
  public ConnectionCut(String when) {
    super(when, null, false, false);
  }
}
