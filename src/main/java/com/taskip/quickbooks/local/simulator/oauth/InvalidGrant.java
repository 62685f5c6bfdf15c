package com.taskip.quickbooks.local.simulator.oauth;

/** The code or refresh token does not work, or no longer. */
public final class InvalidGrant extends Exception {

  private static final long serialVersionUID = 1;

  /** The text is one of those that Intuit has been seen to send; it tells nothing. */
  InvalidGrant(String description) {
    super(description, null, false, false);
  }
}
