package com.taskip.quickbooks.sync;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a retry of many rows.
 *
 * @param queued how many are queued again
 * @param refused those that are not, with the reason's code
 */
public record RetryResult(int queued, List<RefusedRetry> refused) {

  static final RetryResult NONE = new RetryResult(0, List.of());

  RetryResult and(RetryResult more) {
    return new RetryResult(
        queued + more.queued, Stream.concat(refused.stream(), more.refused.stream()).toList());
  }

  /** A row that was not queued again, and why. */
  public record RefusedRetry(String id, String code) {}
}
