package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A history is brought to QuickBooks while somebody goes on to change things, and an empty loop
 * does nothing else.
 *
 * @param subject of the figures
 * @param minutes after which what is done is counted; all of it is done in the end
 * @param ofEachKind so many contacts, and so many invoices
 */
record Backfilling(String subject, int minutes, int ofEachKind) {
  /** As many as can be sent to a company. */
  static final int RECORDS_A_MINUTE = 40 * 30;

  private static final Duration LATENCY = Duration.ofMillis(150);
  private static final Duration BETWEEN_CHANGES = Duration.ofMillis(2500);
  private static final int CHANGES_WHEN_IDLE = 60;

  /**
   * Half of what a company can be sent in that time, and a little more, so that it never runs dry;
   * whole batches.
   */
  static int enoughFor(int minutes) {
    return (minutes * RECORDS_A_MINUTE / 2 + 300) / 30 * 30;
  }

  void measure() throws Exception {
    try (Bench bench = Bench.start(2);
        Product product = Product.start(bench.outside(), subject, Bench.LONG_LIVED, Bench.QUIET)) {
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
      Instant ends = started.plus(Duration.ofMinutes(minutes));
      EmptyLoop empty = EmptyLoop.at(simulator, emptyRealm);
      // On a thread of its own: the common pool completes the calls of everybody else here.
      CompletableFuture<Integer> ceiling =
          CompletableFuture.supplyAsync(() -> empty.runUntil(ends), Thread::startVirtualThread);
      Workspace.said(202, workspace.administrator(product, "POST", "/sync/all", null));
      List<Double> meanwhile = new ArrayList<>();
      for (int round = 0; Instant.now().plusSeconds(30).isBefore(ends); round++) {
        meanwhile.addAll(changes(product, workspace, simulator, "live" + round + "x", 10));
      }
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), ends).toMillis()));
      int done = bench.ledger().runs(workspace.id()).succeeded();
      int allowed = ceiling.get();

      while (bench.ledger().runs(workspace.id()).open() > 0) {
        Thread.sleep(500);
      }
      Duration whole = Duration.between(started, Instant.now());
      Counters after = simulator.counters(workspace.realm());
      int records = bench.ledger().runs(workspace.id()).succeeded();
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("minutes", minutes);
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
      List<String> violations =
          new ArrayList<>(notOnce(workspace.books().customers(), "DisplayName", "c"));
      violations.addAll(notOnce(workspace.books().invoices(), "DocNumber", "N"));
      figures.put("not_once", violations.size());
      violations.addAll(violations(records));
      Evidence.judge(subject, figures, violations);
    }
  }

  private List<String> violations(int records) {
    return records == 2 * ofEachKind
        ? List.of()
        : List.of("%d of %d records succeeded".formatted(records, 2 * ofEachKind));
  }

  /** Records that QuickBooks does not have exactly once; they are known by the end of a name. */
  private List<String> notOnce(List<ObjectNode> there, String member, String prefix) {
    Map<String, Long> times =
        there.stream()
            .map(each -> each.path(member).asText())
            .collect(
                Collectors.groupingBy(
                    name -> name.substring(name.lastIndexOf(' ') + 1), Collectors.counting()));
    return IntStream.range(0, ofEachKind)
        .mapToObj(i -> prefix + i)
        .filter(name -> times.getOrDefault(name, 0L) != 1)
        .map(name -> "%s is there %d times".formatted(name, times.getOrDefault(name, 0L)))
        .toList();
  }

  private void load(Product product, Workspace workspace) {
    Random random = new Random(11);
    for (int from = 0; from < ofEachKind; from += 2000) {
      Map<String, Map<String, Object>> records = new LinkedHashMap<>();
      for (int i = from; i < Math.min(ofEachKind, from + 2000); i++) {
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
