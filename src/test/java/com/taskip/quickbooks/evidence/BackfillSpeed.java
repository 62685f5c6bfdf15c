package com.taskip.quickbooks.evidence;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A history is brought to QuickBooks as fast as Intuit lets anybody. */
@Order(2)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class BackfillSpeed {
  private static final int WHOLE = 20_000;

  /** The last one before anybody can be done: whoever is ahead of the other never runs dry. */
  private static final int MINUTES =
      Integer.getInteger("speed.minutes", 2 * WHOLE / Backfilling.RECORDS_A_MINUTE);

  @Test
  void a_backfill_stands_at_intuits_limit() throws Exception {
    int enough = Backfilling.enoughFor(MINUTES);
    new Backfilling("speed-backfill", MINUTES, Math.min(WHOLE, enough)).measure();
  }
}
