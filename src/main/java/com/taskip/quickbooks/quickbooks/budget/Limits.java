package com.taskip.quickbooks.quickbooks.budget;

import com.taskip.quickbooks.quickbooks.Priority;
import java.time.Duration;

/** What one company may be sent: at once, in any 60 seconds, and of that in batches. */
record Limits(int atOnce, int perMinute, int batchesPerMinute) {

  /** Of twenty requests a minute one is kept for live changes. */
  private static final int RESERVE = 20;

  /**
   * What is left to that priority. Bulk leaves a reserve: one place, one batch (what finds no room
   * as a batch may travel singly) and a twentieth of the requests. A limit of one is left whole,
   * else nothing would ever be done in bulk.
   */
  Limits of(Priority priority) {
    return switch (priority) {
      case LIVE -> this;
      case BULK ->
          new Limits(
              atLeastOne(atOnce - 1),
              atLeastOne(perMinute - Math.max(1, perMinute / RESERVE)),
              atLeastOne(batchesPerMinute - 1));
    };
  }

  /**
   * How far apart the batches of a backlog are sent, so that a minute's worth of them takes the
   * minute: all at once they would be in the way of whoever changes something meanwhile.
   */
  Duration pace() {
    return BudgetLedger.WINDOW.dividedBy(batchesPerMinute);
  }

  private static int atLeastOne(int limit) {
    return Math.max(1, limit);
  }
}
