package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.simulator.Counters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** One workspace asks for everything at once; another one changes something now and then. */
@EnabledIfSystemProperty(named = "evidence", matches = "full", disabledReason = "takes minutes")
class FairnessIT {
  private static final int FLOOD = 10_000;
  private static final int LINES_AN_IMPORT = 5000;
  private static final int COPIES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofMillis(700);
  private static final int CHANGES_WHEN_IDLE = 40;

  @Test
  void a_flood_in_one_workspace_holds_up_nobody_elses_change() throws Exception {
    try (Outside outside = Outside.start(2, Duration.ofSeconds(120));
        Fleet fleet =
            Fleet.start(outside, "fairness", COPIES, Map.of("TASKIP_LOCAL_PULL_INTERVAL", "off"))) {
      List<String> realms = outside.simulator().realms();
      Workspace flooding = new Workspace("flooding", realms.get(0), outside.simulator());
      Workspace quick = new Workspace("quick", realms.get(1), outside.simulator());
      flooding.connect(fleet.next());
      quick.connect(fleet.next());
      changes(fleet, List.of(quick), CHANGES_WHEN_IDLE / 4, "warm");
      Instant idle = Instant.now();
      changes(fleet, List.of(quick), CHANGES_WHEN_IDLE, "idle");
      List<Double> whenIdle = outside.ledger().waits("quick", idle);

      flood(fleet, flooding);
      Instant started = Instant.now();
      int round = 0;
      while (outside.ledger().runs("flooding").open() > 0
          && Duration.between(started, Instant.now()).compareTo(PATIENCE) < 0) {
        changes(fleet, List.of(quick, flooding), 5, "flood" + round++);
      }
      Duration took = Duration.between(started, Instant.now());
      long left = outside.ledger().backlog("flooding");
      List<Double> whenFlooded = outside.ledger().waits("quick", started);
      List<Double> sameWorkspace = outside.ledger().waits("flooding", started);
      Counters counters = outside.simulator().counters(flooding.realm());

      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("jobs", FLOOD);
      figures.put("left_over", left);
      figures.put("seconds", took.toSeconds());
      figures.put("changes", whenFlooded.size());
      figures.put("idle_median_seconds", at(whenIdle, 0.5));
      figures.put("median_seconds", at(whenFlooded, 0.5));
      figures.put("median_ratio", at(whenFlooded, 0.5) / at(whenIdle, 0.5));
      figures.put("p99_seconds", at(whenFlooded, 0.99));
      figures.put("same_workspace_median_seconds", at(sameWorkspace, 0.5));
      figures.put("same_workspace_p99_seconds", at(sameWorkspace, 0.99));
      figures.put("most_at_once", counters.mostAtOnce());
      figures.put("most_in_a_minute", counters.mostInAMinute());
      figures.put("most_batches_in_a_minute", counters.mostBatchesInAMinute());
      figures.put("refused_by_limits", counters.refusedByLimit());
      Evidence.judge("fairness", figures, List.of());
    }
  }

  /** Everything is imported, and then a person clicks Sync. */
  private static void flood(Fleet fleet, Workspace workspace) {
    Random random = new Random(1);
    for (int from = 0; from < FLOOD; from += LINES_AN_IMPORT) {
      Map<String, Map<String, Object>> records = new LinkedHashMap<>();
      for (int i = from; i < Math.min(FLOOD, from + LINES_AN_IMPORT); i++) {
        records.put("contact:f" + i, Bodies.contact(random, "f" + i));
      }
      Workspace.said(200, workspace.load(fleet.next(), records));
    }
    Workspace.said(202, workspace.administrator(fleet.next(), "POST", "/sync/contacts", null));
  }

  /** So many new contacts, one after the other, with a pause in between. */
  private static void changes(Fleet fleet, List<Workspace> workspaces, int count, String name)
      throws InterruptedException {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < count; i++) {
      String id = name + "-" + i;
      for (Workspace workspace : workspaces) {
        Workspace.said(201, workspace.put(fleet.next(), "contact", id, Bodies.contact(random, id)));
      }
      Thread.sleep(PAUSE);
    }
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
  }
}
