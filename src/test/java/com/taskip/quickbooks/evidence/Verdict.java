package com.taskip.quickbooks.evidence;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both sides' books, what was kept and what it cost: whether trials ended as they should. */
final class Verdict {
  /** What an operation may cost that is in none of the wanted cells, and was not tried in peace. */
  private static final long CALLS_OF_A_CHANGE = 4;

  private final Outside outside;
  private final Map<Operation, Long> callsInPeace = new EnumMap<>(Operation.class);

  Verdict(Outside outside) {
    this.outside = outside;
  }

  /** This one was tried with nobody killed: what its operation costs. */
  void inPeace(Trial trial) {
    callsInPeace.put(trial.cell().operation(), trial.calls());
  }

  /**
   * What became of trials that ran side by side.
   *
   * @param missed those that never came to where they were to be killed
   * @param kills how many processes were killed
   * @param quiet whether at the end nothing was left to be done
   * @param dead what lay in the dead-letter queue
   */
  record Ending(
      List<Trial> trials, List<Trial> missed, int kills, boolean quiet, List<String> dead) {}

  /** What is wrong with a trial, in sentences. */
  interface Complaints {
    void of(Trial trial, List<String> complaints);
  }

  void judge(Ending ending, Complaints told) {
    Map<String, Map<String, String>> links = outside.ledger().linksByWorkspace();
    Instant first =
        ending.trials().stream().map(Trial::begun).min(Instant::compareTo).orElseThrow();
    Map<String, List<Ledger.Row>> rows =
        outside.ledger().rowsSince(first).stream().collect(groupingBy(Ledger.Row::workspace));
    Map<String, Set<String>> paid = outside.ledger().paid();
    for (Trial trial : ending.trials()) {
      Workspace workspace = trial.workspace();
      String id = workspace.id();
      List<String> complaints = new ArrayList<>(trial.complaints());
      if (ending.missed().contains(trial)) {
        complaints.add("never came to the point where it was to be killed");
      }
      if (!ending.quiet()) {
        complaints.add("not quiet in time");
      }
      complaints.addAll(Comparison.complaints(workspace, links.getOrDefault(id, Map.of())));
      complaints.addAll(Rows.complaints(trial, rows.getOrDefault(id, List.of())));
      if (!paid.getOrDefault(id, Set.of()).equals(workspace.paid())) {
        complaints.add("paid in Taskip is " + paid.get(id) + ", not " + workspace.paid());
      }
      complaints.addAll(Told.complaints(workspace, outside.taskip().heard(id)));
      complaints.addAll(Rows.complaints(outside.ledger().runs(id), workspace));
      long most = mostCalls(trial, ending.kills());
      if (trial.calls() > most) {
        complaints.add("%d calls, where %d would do".formatted(trial.calls(), most));
      }
      if (!trial.trap().mayBeBuried()
          && ending.dead().stream().anyMatch(message -> message.contains('"' + id + '"'))) {
        complaints.add("something of it lies in the dead-letter queue");
      }
      told.of(trial, complaints);
    }
  }

  /**
   * Each step once more after each kill, and what a person asks for who connects again; where every
   * answer was a 503, the automatic retries.
   */
  private long mostCalls(Trial trial, int kills) {
    int retries = trial.trap().takesLong() ? 4 * trial.changes().size() : 0;
    int connecting = trial.broken() ? 6 : 0;
    long inPeace =
        trial.operations().stream()
            .mapToLong(operation -> callsInPeace.getOrDefault(operation, CALLS_OF_A_CHANGE))
            .sum();
    return (1 + kills) * inPeace + trial.ticks() + 2 + retries + connecting;
  }
}
