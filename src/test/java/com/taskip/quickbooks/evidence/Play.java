package com.taskip.quickbooks.evidence;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Scripts played in workspaces, each by its own Taskip, until nothing moves any more. */
final class Play {
  private static final int CALLERS = 8;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final Outside outside;
  private final Fleet fleet;
  private final Map<Workspace, Script> parts;
  private final Duration patience;
  private int reconnected;
  private int redriven;
  private Instant nextLook = Instant.MIN;

  Play(Outside outside, Fleet fleet, Map<Workspace, Script> parts, Duration patience) {
    this.outside = outside;
    this.fleet = fleet;
    this.parts = parts;
    this.patience = patience;
  }

  /** Plays it all; at the end nothing is left to be done. */
  void play() {
    put(script -> script.first(parts.size()));
    put(script -> List.copyOf(script.then().entrySet()));
    parts.forEach(this::awaitLinked);
    put(script -> List.copyOf(script.last().entrySet()));
    parts.forEach(this::receiveMoney);
    parts.forEach((workspace, script) -> workspace.paid().addAll(script.paidInFull()));
    awaitQuiet();
  }

  private interface Act {
    List<Map.Entry<String, Map<String, Object>>> of(Script script);
  }

  private void put(Act act) {
    List<Runnable> calls = new ArrayList<>();
    parts.forEach(
        (workspace, script) ->
            act.of(script)
                .forEach(
                    change -> calls.add(() -> put(workspace, change.getKey(), change.getValue()))));
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> answers = calls.stream().<Future<?>>map(callers::submit).toList();
      for (Future<?> answer : answers) {
        answer.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(Workspace workspace, String record, Map<String, Object> body) {
    String[] kindAndId = record.split(":", 2);
    int status = workspace.put(fleet.next(), kindAndId[0], kindAndId[1], body).join().statusCode();
    if (status / 100 != 2) {
      throw new AssertionError("put %s: %d".formatted(record, status));
    }
    workspace.accepted(record, body);
  }

  private void awaitLinked(Workspace workspace, Script script) {
    Set<String> wanted = new HashSet<>(script.last().keySet());
    wanted.addAll(script.paidByAccountant());
    nextLook = Instant.now().plus(BETWEEN_LOOKS);
    await("what changes later is in QuickBooks")
        .atMost(patience)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              mend();
              boolean linked = linked(workspace).containsAll(wanted);
              if (!linked) {
                pushAgain(workspace);
              }
              return linked;
            });
  }

  /**
   * Something is not there and nothing moves: who had no luck four times lies in the dead-letter
   * queue, and who had none the fifth time either is pushed again by a person.
   */
  private void pushAgain(Workspace workspace) {
    if (Instant.now().isBefore(nextLook) || outside.ledger().unsettled().contains(workspace.id())) {
      return;
    }
    nextLook = Instant.now().plus(BETWEEN_LOOKS);
    if (redrive() == 0) {
      workspace.administrator(fleet.next(), "POST", "/sync/all", null).join();
    }
  }

  /**
   * An operator gives back what lies in the dead-letter queue; who is not sure whether that worked
   * does it again.
   *
   * @return how many messages there were
   */
  int redrive() {
    List<String> dead = outside.queue().exhume();
    dead.forEach(outside.queue()::send);
    dead.forEach(outside.queue()::send);
    redriven += dead.size();
    return dead.size();
  }

  /** How many dead letters were given back. */
  int redriven() {
    return redriven;
  }

  private Set<String> linked(Workspace workspace) {
    return outside.ledger().links().stream()
        .filter(link -> link.workspace().equals(workspace.id()))
        .map(Ledger.Linked::record)
        .collect(Collectors.toSet());
  }

  private void receiveMoney(Workspace workspace, Script script) {
    for (String record : script.paidByAccountant()) {
      Object number = workspace.records().get(record).get("number");
      ObjectNode invoice =
          workspace.books().invoices().stream()
              .filter(each -> number.equals(each.path("DocNumber").asText()))
              .findFirst()
              .orElseThrow();
      workspace
          .books()
          .recordPayment(invoice.path("Id").asText(), invoice.path("Balance").decimalValue());
      workspace.paid().add(record);
    }
  }

  /** Waits until nothing moves, and everything that is to come late has come. */
  void awaitQuiet() {
    Set<String> ids = parts.keySet().stream().map(Workspace::id).collect(Collectors.toSet());
    await("quiet")
        .atMost(patience)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              mend();
              return outside.ledger().unsettled().stream().noneMatch(ids::contains)
                  && outside.queue().sizeWithLater() == 0
                  && parts.keySet().stream().allMatch(this::seenPaid);
            });
  }

  /**
   * QuickBooks refused even a new token: a person sees the broken connection and connects again.
   */
  private void mend() {
    Set<String> broken = outside.ledger().broken();
    parts.keySet().stream()
        .filter(workspace -> broken.contains(workspace.id()))
        .filter(workspace -> workspace.allow(fleet.next()))
        .forEach(workspace -> reconnected++);
  }

  /** How often a person had to connect again. */
  int reconnected() {
    return reconnected;
  }

  private boolean seenPaid(Workspace workspace) {
    return outside
        .ledger()
        .paid()
        .getOrDefault(workspace.id(), Set.of())
        .containsAll(workspace.paid());
  }
}
