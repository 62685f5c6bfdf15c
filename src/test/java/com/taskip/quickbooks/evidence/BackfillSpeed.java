package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.simulator.Counters;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * A history is brought to QuickBooks as fast as Intuit lets anybody, and whoever changes something
 * meanwhile does not notice.
 */
class BackfillSpeed {
  private static final Duration LATENCY = Duration.ofMillis(150);
  private static final int MINUTES = Integer.getInteger("speed.minutes", 5);
  private static final int ALLOWED_A_MINUTE = 40 * 30;

  /**
   * Half of what a company can be sent in that time, and a little more, so that it never runs dry.
   */
  private static final int OF_EACH_KIND = (MINUTES * ALLOWED_A_MINUTE / 2 + 300) / 30 * 30;

  private static final Duration BETWEEN_CHANGES = Duration.ofMillis(2500);
  private static final int CHANGES_WHEN_IDLE = 60;

  @Test
  void a_backfill_stands_at_intuits_limit_and_holds_up_no_live_change() throws Exception {
    try (Bench bench = Bench.start(2);
        Product product =
            Product.start(bench.outside(), "backfill", Bench.LONG_LIVED, Bench.QUIET)) {
      QuickBooksSimulator simulator = bench.outside().simulator();
      Workspace workspace = bench.connected(product, "backfill", 0);
      String emptyRealm = simulator.realms().get(1);
      simulator.faults().add(FaultRule.always(FaultAction.slow(LATENCY)).path("/v3/company/"));
      load(product, workspace);
      List<Double> idle = changes(product, workspace, simulator, "idle", CHANGES_WHEN_IDLE);

      // Nothing of the last minute counts against the first one.
      Thread.sleep(Duration.ofSeconds(61));
      Counters before = simulator.counters(workspace.realm());
      Instant started = Instant.now();
      Instant ends = started.plus(Duration.ofMinutes(MINUTES));
      EmptyLoop empty = EmptyLoop.at(simulator, emptyRealm);
      // On a thread of its own: the common pool completes the calls of everybody else here.
      CompletableFuture<Integer> ceiling = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> ceiling.complete(empty.runUntil(ends)));
      Workspace.said(202, workspace.administrator(product, "POST", "/sync/all", null));
      List<Double> meanwhile = new ArrayList<>();
      for (int round = 0; Instant.now().plusSeconds(30).isBefore(ends); round++) {
        meanwhile.addAll(changes(product, workspace, simulator, "live" + round + "x", 10));
      }
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), ends).toMillis()));
      int done = bench.ledger().runs(workspace.id()).succeeded();
      int allowed = ceiling.join();

      while (bench.ledger().runs(workspace.id()).open() > 0) {
        Thread.sleep(500);
      }
      Duration whole = Duration.between(started, Instant.now());
      Counters after = simulator.counters(workspace.realm());
      int records = bench.ledger().runs(workspace.id()).succeeded();
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("minutes", MINUTES);
      figures.put("records", records);
      figures.put("done", done);
      figures.put("ceiling", allowed);
      figures.put("ratio", done / (double) allowed);
      figures.put("whole_seconds", whole.toSeconds());
      double own = after.requests() - before.requests() - meanwhile.size();
      figures.put("requests_a_record_times_30", own * 30 / records);
      figures.put("reads_a_record", (after.reads() - before.reads()) / (double) records);
      figures.put("refused_by_limits", after.refusedByLimit() - before.refusedByLimit());
      figures.put("changes", meanwhile.size());
      figures.put("idle_p95_ms", Turns.at(idle, 0.95));
      figures.put("live_p95_ms", Turns.at(meanwhile, 0.95));
      figures.put("live_ratio", Turns.at(meanwhile, 0.95) / Turns.at(idle, 0.95));
      Evidence.judge("speed-backfill", figures, violations(records));
    }
  }

  private static List<String> violations(int records) {
    return records == 2 * OF_EACH_KIND
        ? List.of()
        : List.of("%d of %d records succeeded".formatted(records, 2 * OF_EACH_KIND));
  }

  private static void load(Product product, Workspace workspace) {
    Random random = new Random(11);
    for (int from = 0; from < OF_EACH_KIND; from += 2000) {
      Map<String, Map<String, Object>> records = new LinkedHashMap<>();
      for (int i = from; i < Math.min(OF_EACH_KIND, from + 2000); i++) {
        records.put("contact:c" + i, Bodies.contact(random, "c" + i));
        records.put("invoice:i" + i, Bodies.invoice(random, "N" + i, "c" + i));
      }
      Workspace.said(200, workspace.load(product, records));
    }
  }

  /** From the answer's request to the write's arrival at QuickBooks, in milliseconds. */
  private static List<Double> changes(
      Product product, Workspace workspace, QuickBooksSimulator simulator, String name, int count)
      throws InterruptedException {
    Random random = new Random(name.hashCode());
    Map<String, Instant> sent = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String id = name + i + "-";
      sent.put(id, Instant.now());
      Workspace.said(201, workspace.put(product, "contact", id, Bodies.contact(random, id)));
      Thread.sleep(BETWEEN_CHANGES);
    }
    List<LoggedRequest> log = simulator.log().of(workspace.realm());
    List<Double> millis = new ArrayList<>();
    sent.forEach(
        (id, at) ->
            log.stream()
                .filter(request -> request.body().contains(id))
                .findFirst()
                .ifPresent(
                    request -> {
                      // Logged when it is answered.
                      Instant arrived = request.at().minus(LATENCY);
                      millis.add(Duration.between(at, arrived).toNanos() / 1e6);
                    }));
    return millis;
  }
}
