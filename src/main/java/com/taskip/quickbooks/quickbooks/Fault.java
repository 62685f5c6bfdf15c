package com.taskip.quickbooks.quickbooks;

/**
 * Why QuickBooks did not do what it was asked, safe to show to the workspace's people: masked of
 * tokens, addresses and other people's names.
 *
 * @param code QuickBooks' own code without leading zeros, for example {@code 6240}; null when there
 *     was none
 * @param message QuickBooks' heading, or a sentence of ours when QuickBooks gave none
 * @param detail QuickBooks' explanation; null when there was none
 * @param intuitTid what Intuit's support asks for; null when no answer came
 * @param httpStatus the status of the answer; 0 when no answer came
 */
public record Fault(
    FaultKind kind, String code, String message, String detail, String intuitTid, int httpStatus) {

  /** Whether QuickBooks gave this very code. */
  public boolean hasCode(String wanted) {
    return wanted.equals(code);
  }
}
