package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** QuickBooks, the network and SQS at their worst, all at once. */
@EnabledIfSystemProperty(named = "evidence", matches = "full", disabledReason = "takes minutes")
class ChaosIT {
  private static final int WORKSPACES = 6;
  private static final int SIZE = 40;
  private static final int COPIES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration VISIBILITY = Duration.ofSeconds(60);

  /** Everything but this is scaled down with the retry delay of 60 seconds: 1 second here. */
  private static final Duration AN_HOUR = Duration.ofSeconds(60);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SYNC_RETRY_DELAY", "PT1S",
          "PULL_INTERVAL", "5s",
          "TASKIP_LOCAL_SWEEP_INTERVAL", "5s");

  @Test
  void whatever_goes_wrong_on_the_way_both_sides_end_as_after_a_quiet_run() throws Exception {
    try (Outside outside = Outside.start(2 * WORKSPACES, VISIBILITY)) {
      Map<Workspace, Script> quiet = workspaces(outside, "quiet", 0);
      try (Fleet fleet = Fleet.start(outside, "chaos-quiet", 1, SETTINGS)) {
        quiet.keySet().forEach(workspace -> workspace.connect(fleet.next()));
        new Play(outside, fleet, quiet, PATIENCE).play();
      }
      Map<Workspace, Script> disturbed = workspaces(outside, "disturbed", WORKSPACES);
      URI server = URI.create(outside.found().get("quarkus.sqs.endpoint-override"));
      Instant started = Instant.now();
      try (UnreliableQueue queue = UnreliableQueue.before(server, AN_HOUR, 1);
          Fleet fleet = Fleet.start(outside, "chaos", COPIES, with(queue, outside))) {
        disturbed.keySet().forEach(workspace -> workspace.connect(fleet.next()));
        disturb(outside.simulator());
        Play play = new Play(outside, fleet, disturbed, PATIENCE);
        play.play();
        for (int redrive = 0; redrive < 2; redrive++) {
          play.redrive();
          play.awaitQuiet();
        }
        outside.simulator().faults().clear();
        // Who had no luck five times is pushed again by a person, once QuickBooks is well.
        disturbed
            .keySet()
            .forEach(
                workspace ->
                    Workspace.said(
                        202, workspace.administrator(fleet.next(), "POST", "/sync/all", null)));
        play.awaitQuiet();
        judge(outside, quiet, disturbed, queue, play, Duration.between(started, Instant.now()));
      }
    }
  }

  private static Map<String, String> with(UnreliableQueue queue, Outside outside) {
    Map<String, String> environment = new LinkedHashMap<>(SETTINGS);
    environment.putAll(queue.environment(outside.queue().url()));
    return environment;
  }

  private static Map<Workspace, Script> workspaces(Outside outside, String name, int from) {
    List<String> realms = outside.simulator().realms();
    Map<Workspace, Script> parts = new LinkedHashMap<>();
    for (int i = 0; i < WORKSPACES; i++) {
      parts.put(
          new Workspace(name + "-" + i, realms.get(from + i), outside.simulator()),
          new Script(i, SIZE));
    }
    return parts;
  }

  /**
   * Of a hundred requests: ten 5xx, five 429, five lost answers, two resets, one half a minute
   * late.
   */
  private static void disturb(QuickBooksSimulator simulator) {
    order(simulator, FaultAction.status(500, FaultAction.Body.HTML), 0.03);
    order(simulator, FaultAction.status(502, FaultAction.Body.HTML), 0.03);
    order(simulator, FaultAction.status(503, "10000"), 0.04);
    order(simulator, FaultAction.tooManyRequests(1), 0.05);
    order(simulator, FaultAction.cutAfter(), 0.05);
    order(simulator, FaultAction.cutBefore(), 0.02);
    order(simulator, FaultAction.late(Duration.ofSeconds(31)), 0.01);
    order(simulator, FaultAction.expireToken(), 0.03);
  }

  private static void order(QuickBooksSimulator simulator, FaultAction action, double chance) {
    simulator.faults().add(FaultRule.always(action).path("/v3/company").probability(chance));
  }

  private static void judge(
      Outside outside,
      Map<Workspace, Script> quiet,
      Map<Workspace, Script> disturbed,
      UnreliableQueue queue,
      Play play,
      Duration took) {
    List<String> complaints = new ArrayList<>();
    List<Workspace> before = List.copyOf(quiet.keySet());
    List<Workspace> after = List.copyOf(disturbed.keySet());
    Map<String, Map<String, String>> links = outside.ledger().linksByWorkspace();
    for (int i = 0; i < WORKSPACES; i++) {
      complaints.addAll(Comparison.complaints(after.get(i), links.get(after.get(i).id())));
      Set<String> expected = Snapshot.of(before.get(i));
      Set<String> found = Snapshot.of(after.get(i));
      expected.stream()
          .filter(line -> !found.contains(line))
          .forEach(l -> complaints.add("missing: " + l));
      found.stream()
          .filter(line -> !expected.contains(line))
          .forEach(l -> complaints.add("too much: " + l));
      complaints.addAll(Told.complaints(after.get(i), outside.taskip().heard(after.get(i).id())));
    }
    List<Ledger.Row> rows =
        outside.ledger().rowsSince(Instant.EPOCH).stream()
            .filter(row -> row.workspace().startsWith("disturbed"))
            .toList();
    Set<String> done =
        rows.stream()
            .filter(row -> row.status().equals("success"))
            .map(row -> row.workspace() + row.record())
            .collect(Collectors.toSet());
    List<Ledger.Row> unlucky =
        rows.stream().filter(row -> !row.status().equals("success")).toList();
    unlucky.stream()
        .filter(row -> row.attempts() < 5 || !done.contains(row.workspace() + row.record()))
        .forEach(row -> complaints.add(row.toString()));
    List<Integer> attempts = rows.stream().map(Ledger.Row::attempts).sorted().toList();
    int median = attempts.get(attempts.size() / 2);
    long requests =
        after.stream().mapToLong(w -> outside.simulator().counters(w.realm()).requests()).sum();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("changes", disturbed.values().stream().mapToInt(Script::size).sum());
    figures.put("rows", rows.size());
    figures.put("requests", requests);
    figures.put("messages_sent_twice", queue.messages().size());
    figures.put("messages_very_late", queue.lateMessages());
    figures.put("dead_letters_redriven_twice", play.redriven());
    figures.put("five_times_unlucky", unlucky.size());
    figures.put("reconnected", play.reconnected());
    figures.put("attempts_median", median);
    figures.put("attempts_most", attempts.getLast());
    figures.put("seconds", took.toSeconds());
    Leaks leaks = Leaks.of(outside).inLogs("chaos").in(outside.ledger()).in(queue.messages());
    leaks.figures().forEach((what, count) -> figures.put("searched_" + what, count));
    complaints.addAll(leaks.found());
    Evidence.judge("chaos", figures, complaints);
  }
}
