package com.taskip.quickbooks.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the runs of the crash matrix came to. */
final class Findings {

  /** A trial that went wrong, with the command that does it again. */
  record Violation(Cell cell, long seed, List<String> complaints) {
    @Override
    public String toString() {
      return "%s under seed %d: %s%n  again with ./mvnw verify -Dquarkus.profile=local -Dit.test=CrashMatrixIT -Devidence.seeds=%d -Devidence.cells=%s"
          .formatted(cell, seed, String.join("; ", complaints), seed, cell);
    }
  }

  private record Tally(int runs, int violations) {
    Tally plus(Tally other) {
      return new Tally(runs + other.runs, violations + other.violations);
    }

    @Override
    public String toString() {
      return violations == 0 ? Integer.toString(runs) : "%d / **%d**".formatted(runs, violations);
    }
  }

  private final Map<Cell, Tally> tallies = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private final Instant began = Instant.now();
  private int processes;
  private int seedsALife;
  private Duration slowest = Duration.ZERO;
  private int refreshesLost;
  private Duration longestUntilError = Duration.ZERO;

  List<Violation> violations() {
    return violations;
  }

  /** One cell under one seed. */
  void trial(Trial trial, List<String> complaints) {
    boolean wrong = !complaints.isEmpty();
    tallies.merge(trial.cell(), new Tally(1, wrong ? 1 : 0), Tally::plus);
    if (trial.broken()) {
      refreshesLost++;
      longestUntilError = longer(longestUntilError, trial.untilError());
    }
    if (wrong) {
      violations.add(new Violation(trial.cell(), trial.seed(), complaints));
      System.out.println("VIOLATION " + violations.getLast());
    }
  }

  /** Says where the time goes. */
  static void took(String what, Instant since) {
    System.out.printf("%s: %d ms%n", what, Duration.between(since, Instant.now()).toMillis());
  }

  /** One process' life, and what came after it. */
  void life(
      Life life,
      Instant started,
      Instant prepared,
      Instant dying,
      Instant restarted,
      Instant done,
      int kills) {
    processes += kills;
    seedsALife = Math.max(seedsALife, life.seeds().size());
    slowest = longer(slowest, Duration.between(dying, done));
    System.out.printf(
        "killed %d, %s: prepared in %d ms, at its end after %d ms, next one up after %d ms, quiet after %d ms%n",
        processes,
        life,
        Duration.between(started, prepared).toMillis(),
        Duration.between(prepared, dying).toMillis(),
        Duration.between(dying, restarted).toMillis(),
        Duration.between(restarted, done).toMillis());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** For the page. */
  Map<String, Object> figures(String seeds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cells", tallies.size());
    figures.put("runs", tallies.values().stream().mapToInt(Tally::runs).sum());
    figures.put("seeds", seeds);
    figures.put("seeds_a_life", seedsALife);
    figures.put("minutes", Duration.between(began, Instant.now()).toMinutes());
    figures.put("processes", processes);
    figures.put("slowest_seconds", slowest.toSeconds());
    figures.put(
        "refreshes",
        tallies
            .getOrDefault(
                new Cell(Operation.TOKEN_REFRESH, Point.REFRESHED_NOT_STORED), new Tally(0, 0))
            .runs());
    figures.put("refreshes_lost", refreshesLost);
    figures.put("refreshes_lost_seconds", longestUntilError.toSeconds());
    figures.put("table", table());
    return figures;
  }

  private String table() {
    StringBuilder table = new StringBuilder("| killed |");
    for (Operation operation : Operation.values()) {
      table.append(' ').append(operation.key().replace('_', ' ')).append(" |");
    }
    table.append("\n|---|").append("---|".repeat(Operation.values().length)).append('\n');
    for (Point point : Point.values()) {
      table
          .append("| ")
          .append(point.words())
          .append(" | ")
          .append(
              Arrays.stream(Operation.values())
                  .map(operation -> tallies.get(new Cell(operation, point)))
                  .map(tally -> tally == null ? "" : tally.toString())
                  .collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
    return table.toString().stripTrailing();
  }
}
