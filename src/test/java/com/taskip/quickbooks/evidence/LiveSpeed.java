package com.taskip.quickbooks.evidence;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever changes something while a history is brought to QuickBooks does not notice. */
@Order(7)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LiveSpeed {
  private static final int MINUTES = Integer.getInteger("speed.live-minutes", 4);

  @Test
  void a_backfill_holds_up_no_live_change() throws Exception {
    new Backfilling("speed-live", MINUTES, Backfilling.enoughFor(MINUTES)).measure();
  }
}
