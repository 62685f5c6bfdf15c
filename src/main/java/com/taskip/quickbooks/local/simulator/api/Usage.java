package com.taskip.quickbooks.local.simulator.api;

import com.taskip.quickbooks.local.simulator.Counters;
import com.taskip.quickbooks.local.simulator.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the requests of one company and says when there are too many. Thread-safe. */
public final class Usage {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private final Deque<Instant> recentBatches = new ArrayDeque<>();
  private Limits limits = Limits.PUBLISHED;
  private int atOnce;
  private Counters counters = new Counters(0, 0, 0, 0, 0, 0, 0, 0);

  /** Nothing used yet. */
  public Usage(Clock clock) {
    this.clock = clock;
  }

  /** Sets other limits. */
  public synchronized void limit(Limits other) {
    limits = other;
  }

  /** What was counted so far. */
  public synchronized Counters counters() {
    return counters;
  }

  /** Counts from zero again. */
  public synchronized void resetCounters() {
    counters = new Counters(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Lets a request in, which must then {@link #leave}.
   *
   * @return false when it is over a limit and must not enter
   */
  synchronized boolean enter(boolean batch) {
    Instant now = clock.instant();
    forget(recent, now);
    forget(recentBatches, now);
    boolean refused =
        over(recent.size(), limits.requestsPerMinute())
            || over(atOnce, limits.atOnce())
            || batch && over(recentBatches.size(), limits.batchesPerMinute());
    if (!refused) {
      atOnce++;
      recent.addLast(now);
      if (batch) {
        recentBatches.addLast(now);
      }
    }
    counters =
        new Counters(
            counters.reads(),
            counters.writes(),
            counters.batches() + (batch ? 1 : 0),
            counters.requests() + 1,
            counters.refusedByLimit() + (refused ? 1 : 0),
            Math.max(counters.mostAtOnce(), atOnce),
            Math.max(counters.mostInAMinute(), recent.size()),
            Math.max(counters.mostBatchesInAMinute(), recentBatches.size()));
    return !refused;
  }

  synchronized void leave() {
    atOnce--;
  }

  synchronized void succeeded(int reads, int writes) {
    counters =
        new Counters(
            counters.reads() + reads,
            counters.writes() + writes,
            counters.batches(),
            counters.requests(),
            counters.refusedByLimit(),
            counters.mostAtOnce(),
            counters.mostInAMinute(),
            counters.mostBatchesInAMinute());
  }

  private static boolean over(int used, int limit) {
    return limit > 0 && used >= limit;
  }

  private static void forget(Deque<Instant> window, Instant now) {
    while (!window.isEmpty() && window.peekFirst().isBefore(now.minus(WINDOW))) {
      window.removeFirst();
    }
  }
}
