package com.taskip.quickbooks.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sync Health after a trial: one closed row for each change, and none for anything else. */
final class Rows {

  private Rows() {}

  /** What a person sees of runs: all that was to be done was done, and is counted once. */
  static List<String> complaints(Ledger.Runs runs, Workspace workspace) {
    int records = workspace.records().size();
    boolean any = runs.total() > 0 || runs.open() > 0;
    return !any || runs.equals(new Ledger.Runs(records, records, 0))
        ? List.of()
        : List.of("%s for %d records".formatted(runs, records));
  }

  /** What is wrong, in sentences. */
  static List<String> complaints(Trial trial, List<Ledger.Row> rows) {
    List<String> complaints = new ArrayList<>();
    Map<String, Integer> closed = new HashMap<>();
    for (Ledger.Row row : rows) {
      if (row.status().equals("success")) {
        closed.merge(row.record(), 1, Integer::sum);
      } else {
        complaints.add("%s: a row says %s (%s)".formatted(row.record(), row.status(), row.error()));
      }
    }
    trial
        .changes()
        .forEach(
            (record, changes) -> {
              int count = closed.getOrDefault(record, 0);
              if (count < 1 || count > changes) {
                complaints.add(
                    "%s: %d closed rows for %d changes".formatted(record, count, changes));
              }
            });
    closed.keySet().stream()
        .filter(record -> !trial.changes().containsKey(record))
        .forEach(record -> complaints.add(record + ": a row although nothing changed"));
    return complaints;
  }
}
