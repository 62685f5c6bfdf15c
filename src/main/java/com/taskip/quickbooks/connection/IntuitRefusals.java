package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.Refusal;

/** Why nothing was connected although we asked: the two words that the contract has for it. */
final class IntuitRefusals {

  private IntuitRefusals() {}

  /** Intuit said no: starting again, or a person, has to mend it. */
  static Refusal refused(String sentence) {
    return Refusal.of(Refusal.Kind.UPSTREAM, "intuit_refused", sentence);
  }

  /** Intuit did not say anything that can be relied on. */
  static Refusal unavailable() {
    return Refusal.of(
        Refusal.Kind.UNAVAILABLE,
        "intuit_unavailable",
        "Intuit did not answer as it should. Nothing was connected; start again with Connect.");
  }
}
