package com.taskip.quickbooks.sync;

import java.time.Duration;

/**
 * How often companies are looked into, so that the month's reads last until its end; pure. Those in
 * which invoices were paid lately keep their ten minutes for as long as there is anything to share;
 * the others can wait: Intuit's webhook has them looked into at once when something is paid.
 */
final class LookPace {
  private static final Duration TICK = Duration.ofMinutes(10);

  /** Whatever happens, nobody waits longer: what a webhook lost is found a day later. */
  static final Duration SLOWEST = Duration.ofDays(1);

  private LookPace() {}

  /**
   * The least time between two looks into a company that can wait; zero when it is looked into with
   * every tick.
   *
   * @param hurried companies that cannot wait
   * @param patient companies that can
   * @param reads that may still be used up by looking in what is left of the month
   */
  static Duration of(int hurried, int patient, long reads, Duration left) {
    double ticks = left.toSeconds() / (double) TICK.toSeconds();
    double forPatient = reads - hurried * ticks;
    if (patient * ticks <= forPatient || patient == 0) {
      return Duration.ZERO;
    }
    if (forPatient <= 0) {
      return SLOWEST;
    }
    long everySoManyTicks = (long) Math.ceil(patient * ticks / forPatient);
    Duration spacing = TICK.multipliedBy(everySoManyTicks);
    return spacing.compareTo(SLOWEST) > 0 ? SLOWEST : spacing;
  }
}
