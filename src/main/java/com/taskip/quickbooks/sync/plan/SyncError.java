package com.taskip.quickbooks.sync.plan;

/**
 * Why a row of Sync Health failed, was skipped or waits.
 *
 * @param code stable snake_case word
 * @param message a sentence for a person
 * @param quickbooksCode QuickBooks' fault code, when it was QuickBooks that said no
 * @param intuitTid Intuit's transaction id, which their support asks for
 * @param help one sentence: what to do now
 */
public record SyncError(
    String code, String message, String quickbooksCode, String intuitTid, String help) {

  /** An error of our own making: QuickBooks was not asked. */
  public static SyncError ours(String code, String message, String help) {
    return new SyncError(code, message, null, null, help);
  }
}
