package com.taskip.quickbooks.sync;

import java.time.Instant;
import java.util.UUID;

/**
 * A manual sync as people see it.
 *
 * @param entity a kind of record, or {@code all}
 * @param total how many records it takes up, as far as planned; those in step are not among them
 * @param skipped not done, for the reason that the record's row gives
 * @param finishedAt when nothing of it was open any more, also after a cancel
 */
public record RunView(
    UUID id,
    String entity,
    String status,
    int total,
    int succeeded,
    int failed,
    int skipped,
    Instant startedAt,
    Instant finishedAt) {

  static RunView of(Run run) {
    return new RunView(
        run.id,
        run.entity,
        run.status,
        run.total,
        run.succeeded,
        run.failed,
        run.skipped,
        run.startedAt,
        run.finishedAt);
  }
}
