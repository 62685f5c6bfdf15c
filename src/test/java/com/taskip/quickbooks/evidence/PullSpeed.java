package com.taskip.quickbooks.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the ten-minute tick costs at QuickBooks; here it comes every few seconds. */
@Order(5)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PullSpeed {
  private static final int OPEN_INVOICES = 10_000;
  private static final int TICKS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void a_tick_costs_one_call_however_many_invoices_are_open_and_none_when_none_is()
      throws Exception {
    try (Bench bench = Bench.start(2)) {
      Workspace idle;
      Workspace waiting;
      long idleBefore;
      long before;
      try (Product product =
          Product.start(
              bench.outside(),
              "pull",
              Bench.LONG_LIVED,
              Map.of("TASKIP_LOCAL_PULL_INTERVAL", "3s"))) {
        idle = bench.connected(product, "idle", 0);
        waiting = bench.connected(product, "waiting", 1);
        idleBefore = reads(bench, idle);
        before = reads(bench, waiting);
        new Seeder(bench.ledger()).openInvoices(waiting, OPEN_INVOICES);
        Instant until = Instant.now().plus(PATIENCE);
        while (looks(bench) < TICKS && Instant.now().isBefore(until)) {
          Thread.sleep(200);
        }
      }
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("open_invoices", OPEN_INVOICES);
      figures.put("ticks", looks(bench));
      figures.put("idle_calls_a_tick", (reads(bench, idle) - idleBefore) / (double) looks(bench));
      figures.put("calls_a_tick", (reads(bench, waiting) - before) / (double) looks(bench));
      Evidence.judge("speed-pull", figures, List.of());
    }
  }

  private static long reads(Bench bench, Workspace workspace) {
    return bench.outside().simulator().counters(workspace.realm()).reads();
  }

  /** Ticks that were answered. */
  private static long looks(Bench bench) {
    return ((Number)
            bench
                .ledger()
                .rows("select coalesce(sum(answered), 0) as looks from look")
                .getFirst()
                .get("looks"))
        .longValue();
  }
}
