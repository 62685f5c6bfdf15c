package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three workers instead of one, each with one wake-up at a time, and a batch that takes a second.
 */
@Order(8)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class WorkersSpeed {
  private static final int COMPANIES = 6;
  private static final int CONTACTS = 12 * 30;
  private static final Duration A_BATCH_TAKES =
      Duration.ofMillis(Integer.getInteger("speed.batch-millis", 1000));

  @Test
  void three_workers_do_nearly_three_times_as_much_as_one() throws Exception {
    Map<String, String> oneAtATime = new HashMap<>(Bench.QUIET);
    oneAtATime.put("TASKIP_LOCAL_WORKERS", "1");
    try (Bench bench = Bench.start(2 * COMPANIES)) {
      bench
          .outside()
          .simulator()
          .faults()
          .add(FaultRule.always(FaultAction.slow(A_BATCH_TAKES)).operation("batch"));
      Duration alone;
      try (Product worker =
          Product.start(bench.outside(), "worker", Bench.LONG_LIVED, oneAtATime)) {
        alone = work(bench, List.of(worker), "one", 0);
      }
      Duration together;
      try (Product first = Product.start(bench.outside(), "first", Bench.LONG_LIVED, oneAtATime);
          Product second = Product.start(bench.outside(), "second", Bench.LONG_LIVED, oneAtATime);
          Product third = Product.start(bench.outside(), "third", Bench.LONG_LIVED, oneAtATime)) {
        together = work(bench, List.of(first, second, third), "three", COMPANIES);
      }
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("companies", COMPANIES);
      figures.put("jobs", COMPANIES * CONTACTS);
      figures.put("batch_millis", A_BATCH_TAKES.toMillis());
      figures.put("one_seconds", Turns.seconds(alone));
      figures.put("three_seconds", Turns.seconds(together));
      figures.put("ratio", alone.toMillis() / (double) together.toMillis());
      Evidence.judge("speed-workers", figures, List.of());
    }
  }

  private static Duration work(Bench bench, List<Product> workers, String name, int firstCompany)
      throws InterruptedException {
    Random random = new Random(name.hashCode());
    List<Workspace> workspaces = new ArrayList<>();
    for (int i = 0; i < COMPANIES; i++) {
      Workspace workspace = bench.connected(workers.getFirst(), name + i, firstCompany + i);
      Map<String, Map<String, Object>> records = new LinkedHashMap<>();
      for (int c = 0; c < CONTACTS; c++) {
        records.put("contact:c" + c, Bodies.contact(random, "c" + c));
      }
      Workspace.said(200, workspace.load(workers.getFirst(), records));
      workspaces.add(workspace);
    }
    Instant started = Instant.now();
    for (int i = 0; i < workspaces.size(); i++) {
      Workspace.said(
          202,
          workspaces
              .get(i)
              .administrator(workers.get(i % workers.size()), "POST", "/sync/contacts", null));
    }
    for (Workspace workspace : workspaces) {
      while (bench.ledger().runs(workspace.id()).open() > 0) {
        Thread.sleep(100);
      }
    }
    return Duration.between(started, Instant.now());
  }
}
