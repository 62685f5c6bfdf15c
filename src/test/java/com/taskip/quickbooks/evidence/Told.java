package com.taskip.quickbooks.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Taskip was told: of each invoice that was paid in QuickBooks, once or more often. */
final class Told {

  private Told() {}

  /** What is wrong, in sentences. */
  static List<String> complaints(Workspace workspace, List<String> heard) {
    List<String> complaints = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String body : new HashSet<>(heard)) {
      String record = "invoice:" + Workspace.json(body).path("invoice_id").asText();
      if (!told.add(record)) {
        complaints.add("Taskip was told different things of " + record);
      }
    }
    if (!told.equals(workspace.paid())) {
      complaints.add("Taskip was told of %s, not of %s".formatted(told, workspace.paid()));
    }
    return complaints;
  }
}
