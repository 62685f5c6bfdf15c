package com.taskip.quickbooks.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A workspace with years behind it, and one with a few days. */
@Order(9)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HealthSpeed {
  private static final int FEW = 10_000;
  private static final int MANY = Integer.getInteger("speed.rows", 10_000_000);
  private static final int RECORDS_FEW = 10;
  private static final int RECORDS_MANY = Integer.getInteger("speed.records", 1_000_000);

  @Test
  void what_a_person_looks_at_is_as_quick_with_years_behind_it_as_with_days() throws Exception {
    try (Bench bench = Bench.start(2);
        Product product = Product.start(bench.outside(), "health", Bench.LONG_LIVED, Bench.QUIET)) {
      Workspace few = bench.connected(product, "few", 0);
      Workspace many = bench.connected(product, "many", 1);
      Seeder seeder = new Seeder(bench.ledger());
      seeder.rows(few, FEW);
      Map<String, Double> alone = pages(product, List.of(few)).get("few");
      Instant started = Instant.now();
      seeder.rows(many, MANY);
      Duration seeded = Duration.between(started, Instant.now());

      Map<String, Map<String, Double>> beside = pages(product, List.of(few, many));
      Map<String, Double> ratios = new LinkedHashMap<>();
      StringBuilder table = new StringBuilder();
      beside
          .get("many")
          .forEach(
              (page, millis) -> {
                double baseline = beside.get("few").get(page);
                ratios.put(page, millis / baseline);
                table.append(
                    "\n| `%s` | %.1f | %.1f | %.1f | %.2f |"
                        .formatted(page, alone.get(page), baseline, millis, millis / baseline));
              });

      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("rows", MANY);
      figures.put("seed_seconds", seeded.toSeconds());
      figures.put("first_page_ratio", ratios.get("first page"));
      figures.put("worst_ratio", ratios.values().stream().mapToDouble(d -> d).max().orElseThrow());
      figures.put("table", table.toString().strip());
      Evidence.judge("speed-health", figures, List.of());
    }
  }

  /** By workspace and page, in milliseconds: the middle one of many, asked for in turn. */
  private static Map<String, Map<String, Double>> pages(Product product, List<Workspace> workspaces)
      throws Exception {
    Turns turns = new Turns();
    Map<String, Map<String, String>> queries = new LinkedHashMap<>();
    workspaces.forEach(workspace -> queries.put(workspace.id(), queries(product, workspace)));
    for (String page : queries.get(workspaces.getFirst().id()).keySet()) {
      for (Workspace workspace : workspaces) {
        String path = "/sync-logs" + queries.get(workspace.id()).get(page);
        turns.with(
            workspace.id() + page,
            () -> Workspace.said(200, workspace.administrator(product, "GET", path, null)));
      }
    }
    turns.take(20, 60);
    Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
    queries.forEach(
        (workspace, pages) -> {
          Map<String, Double> millis = new LinkedHashMap<>();
          pages.keySet().forEach(page -> millis.put(page, turns.median(workspace + page)));
          medians.put(workspace, millis);
        });
    return medians;
  }

  private static Map<String, String> queries(Product product, Workspace workspace) {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("first page", "");
    queries.put("first page of 200", "?limit=200");
    for (String filter :
        List.of(
            "entity=invoice",
            "entity=refund",
            "action=pull_payment",
            "action=void",
            "direction=push",
            "direction=pull",
            "status=failed",
            "status=pending",
            "status=skipped",
            "entity=refund&status=skipped",
            "entity=contact&action=update&direction=push&status=skipped",
            "entity_id=i7",
            "entity_id=nobody&status=failed")) {
      queries.put(filter, "?" + filter);
    }
    String early = Instant.now().minus(Duration.ofHours(20)).toString();
    String later = Instant.now().minus(Duration.ofHours(19)).toString();
    queries.put("from and to", "?from=%s&to=%s".formatted(early, later));
    queries.put(
        "from, to and status=failed", "?from=%s&to=%s&status=failed".formatted(early, later));
    queries.put("to the oldest", "?to=" + Instant.EPOCH);
    String cursor =
        Workspace.said(200, workspace.administrator(product, "GET", "/sync-logs?to=" + early, null))
            .path("next_cursor")
            .asText();
    queries.put("a page far back", "?cursor=" + cursor);
    return queries;
  }

  @Test
  void a_manual_sync_is_answered_as_quickly_with_a_million_records_as_with_ten() throws Exception {
    try (Bench bench = Bench.start(2);
        Product product = Product.start(bench.outside(), "ask", Bench.LONG_LIVED, Bench.QUIET)) {
      Workspace few = bench.connected(product, "few", 0);
      Workspace many = bench.connected(product, "many", 1);
      Seeder seeder = new Seeder(bench.ledger());
      seeder.contacts(few, RECORDS_FEW);
      seeder.contacts(many, RECORDS_MANY);
      List<Double> asFew = new ArrayList<>();
      List<Double> asMany = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        double fewTook = ask(product, bench.ledger(), few);
        double manyTook = ask(product, bench.ledger(), many);
        if (i >= 5) {
          asFew.add(fewTook);
          asMany.add(manyTook);
        }
      }
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("records", RECORDS_MANY);
      figures.put("few_ms", Turns.at(asFew, 0.5));
      figures.put("many_ms", Turns.at(asMany, 0.5));
      figures.put("ratio", Turns.at(asMany, 0.5) / Turns.at(asFew, 0.5));
      Evidence.judge("speed-ask", figures, List.of());
    }
  }

  /**
   * Asks for a manual sync, calls it off, and waits until nothing of it is left; milliseconds of
   * the answer.
   */
  private static double ask(Product product, Ledger ledger, Workspace workspace)
      throws InterruptedException {
    long started = System.nanoTime();
    String run =
        Workspace.said(202, workspace.administrator(product, "POST", "/sync/contacts", null))
            .path("id")
            .asText();
    double took = (System.nanoTime() - started) / 1e6;
    Workspace.said(
        202, workspace.administrator(product, "POST", "/sync/runs/" + run + "/cancel", null));
    // Nothing of it may still be under way when the next one is asked for.
    while (ledger.runs(workspace.id()).open() > 0 || ledger.pumping(workspace.id())) {
      Thread.sleep(100);
    }
    return took;
  }
}
