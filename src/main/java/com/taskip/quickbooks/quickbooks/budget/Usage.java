package com.taskip.quickbooks.quickbooks.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * What a company was sent lately.
 *
 * @param oldest end of the oldest request that still counts; null when there is none
 * @param oldestBatch the same for batches
 */
record Usage(int atOnce, int requests, int batches, Instant oldest, Instant oldestBatch) {

  /** How soon to look again when all places are taken: nobody knows when a request will end. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(150);

  boolean hasRoom(Limits limits, boolean batch) {
    return atOnce < limits.atOnce()
        && requests < limits.perMinute()
        && (!batch || batches < limits.batchesPerMinute());
  }

  /** When there may be room again. */
  Instant freeAt(Limits limits, boolean batch, Instant now) {
    Instant free = now.plus(LOOK_AGAIN);
    if (requests >= limits.perMinute()) {
      free = later(free, oldest.plus(BudgetLedger.WINDOW));
    }
    if (batch && batches >= limits.batchesPerMinute()) {
      free = later(free, oldestBatch.plus(BudgetLedger.WINDOW));
    }
    return free;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
