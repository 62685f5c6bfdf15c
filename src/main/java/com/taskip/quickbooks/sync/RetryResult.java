package com.taskip.quickbooks.sync;

import java.util.List;

/**
 * What became of a retry of many rows.
 *
 * @param queued how many are queued again
 * @param refused those that are not, with the reason's code
 */
public record RetryResult(int queued, List<RefusedRetry> refused) {

  /** A row that was not queued again, and why. */
  public record RefusedRetry(String id, String code) {}
}
