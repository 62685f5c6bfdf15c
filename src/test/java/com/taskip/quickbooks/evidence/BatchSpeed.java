package com.taskip.quickbooks.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a job costs beside what QuickBooks takes for it. */
@Order(6)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class BatchSpeed {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int A_BATCH = 30;

  /** Together fewer batches than a minute allows. */
  private static final int OF_EACH_KIND = 17 * A_BATCH;

  private static final int CHANGES = 300;

  /** Two minutes of a worker's life, at what Intuit allows. */
  private static final int TO_WARM_UP = 900;

  @Test
  void a_job_costs_little_beside_quickbooks() throws Exception {
    Path recording = Product.WORK.resolve("batch.jfr");
    Files.deleteIfExists(recording);
    Map<String, Object> figures = new LinkedHashMap<>();
    Instant measured;
    try (Bench bench = Bench.start(2)) {
      Statements statements = new Statements(bench.ledger());
      try (Product product =
          Product.start(
              bench.outside(),
              "batch",
              Bench.with(Bench.LONG_LIVED, Timings.recordedIn(recording)),
              Bench.QUIET)) {
        Workspace bulk = bench.connected(product, "bulk", 0);
        Workspace live = bench.connected(product, "live", 1);
        backlog(bench, product, bulk, statements, figures);
        changes(bench, product, live, TO_WARM_UP, "warm");
        measured = Instant.now();
        statements.countFromNow();
        changes(bench, product, live, CHANGES, "live");
        figures.put("statements_a_change", statements.counted() / (double) CHANGES);
        show(statements);
      }
      List<Double> own =
          Timings.wakeUps(recording).stream()
              .filter(wakeUp -> wakeUp.start().isAfter(measured) && wakeUp.calls() == 1)
              .map(Timings.WakeUp::ownMillis)
              .toList();
      List<Double> ofBatches =
          Timings.wakeUps(recording).stream()
              .filter(wakeUp -> wakeUp.start().isBefore(measured) && wakeUp.calls() == 1)
              .map(wakeUp -> wakeUp.ownMillis() / A_BATCH)
              .toList();
      figures.put("changes", own.size());
      figures.put("own_p50_ms", Turns.at(own, 0.5));
      figures.put("own_p99_ms", Turns.at(own, 0.99));
      figures.put("own_in_a_batch_p50_ms", Turns.at(ofBatches, 0.5));
      figures.put("own_in_a_batch_p99_ms", Turns.at(ofBatches, 0.99));
      Evidence.judge("speed-batch", figures, List.of());
    }
  }

  private static void backlog(
      Bench bench,
      Product product,
      Workspace bulk,
      Statements statements,
      Map<String, Object> figures)
      throws InterruptedException {
    Random random = new Random(7);
    for (String kind : List.of("contact", "invoice")) {
      Map<String, Map<String, Object>> records = new LinkedHashMap<>();
      for (int i = 0; i < OF_EACH_KIND; i++) {
        records.put(
            kind + ":" + kind.charAt(0) + i,
            kind.equals("contact")
                ? Bodies.contact(random, "c" + i)
                : Bodies.invoice(random, "N" + i, "c" + i));
      }
      Workspace.said(200, bulk.load(product, records));
    }
    for (String kind : List.of("contacts", "invoices")) {
      statements.countFromNow();
      long batches = bench.outside().simulator().counters(bulk.realm()).batches();
      Workspace.said(202, bulk.administrator(product, "POST", "/sync/" + kind, null));
      settled(bench, bulk);
      figures.put(
          "batches_" + kind,
          bench.outside().simulator().counters(bulk.realm()).batches() - batches);
      figures.put("statements_a_job_" + kind, statements.counted() / (double) OF_EACH_KIND);
      show(statements);
    }
  }

  private static void show(Statements statements) {
    if (Boolean.getBoolean("speed.statements")) {
      statements.heaviest().forEach(System.out::println);
    }
  }

  private static void settled(Bench bench, Workspace workspace) throws InterruptedException {
    Instant until = Instant.now().plus(PATIENCE);
    while (bench.ledger().runs(workspace.id()).open() > 0 && Instant.now().isBefore(until)) {
      Thread.sleep(1000);
    }
  }

  /**
   * New contacts one by one, each when the last one is in the books, so that none meets another.
   */
  private static void changes(Bench bench, Product product, Workspace live, int count, String name)
      throws InterruptedException {
    Random random = new Random(name.hashCode());
    int done = live.books().customers().size();
    for (int i = 0; i < count; i++) {
      String id = name + i;
      Workspace.said(201, live.put(product, "contact", id, Bodies.contact(random, id)));
      done++;
      while (live.books().customers().size() < done) {
        Thread.sleep(2);
      }
      // Within what Intuit allows in a minute.
      Thread.sleep(100);
    }
  }
}
