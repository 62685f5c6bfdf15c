package com.taskip.quickbooks.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How jobs of runs ended, as one settlement found it. */
final class RunCounts {
  // In one order everywhere, so that two who count cannot wait for each other.
  private final Map<UUID, Map<JobStatus, Integer>> byRun = new TreeMap<>();

  /** One more job of that run; null stands for no run. */
  void add(UUID run, JobStatus end) {
    if (run != null) {
      byRun.computeIfAbsent(run, id -> new EnumMap<>(JobStatus.class)).merge(end, 1, Integer::sum);
    }
  }

  Map<UUID, Map<JobStatus, Integer>> byRun() {
    return byRun;
  }
}
