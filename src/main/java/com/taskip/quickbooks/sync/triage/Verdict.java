package com.taskip.quickbooks.sync.triage;

/**
 * What is to be done, and why.
 *
 * @param cause stable word: the code of the row's error, or how the matter stands
 * @param why a sentence for the operator
 */
public record Verdict(Treatment treatment, String cause, String why) {

  static Verdict drop(String cause, String why) {
    return new Verdict(Treatment.DROP, cause, why);
  }

  static Verdict hold(String cause, String why) {
    return new Verdict(Treatment.HOLD, cause, why);
  }
}
