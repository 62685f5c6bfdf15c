package com.taskip.quickbooks.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * A message came back from the dead-letter queue: its jobs are attempted again, whatever happened
 * before. What was done in the meantime is not done again: a job that is no longer failed is left
 * as it is.
 */
@ApplicationScoped
@Transactional
class Redrive {
  private final Session entities;
  private final Ledger ledger;
  private final Reopening reopening;

  Redrive(Session entities, Ledger ledger, Reopening reopening) {
    this.entities = entities;
    this.ledger = ledger;
    this.reopening = reopening;
  }

  List<UUID> open(WakeUp wakeUp) {
    List<Job> named =
        entities
            .createQuery("from Job where workspaceId = :workspace and id in :ids", Job.class)
            .setParameter("workspace", wakeUp.workspaceId())
            .setParameter("ids", wakeUp.jobs())
            .getResultList();
    List<UUID> open = new ArrayList<>();
    named.stream()
        .filter(job -> job.status() == JobStatus.PENDING)
        .forEach(job -> open.add(job.id));
    open.addAll(
        reopening.reopen(
            named.stream()
                .filter(job -> job.status() == JobStatus.FAILED && !succeededSince(job))
                .map(job -> job.id)
                .toList(),
            false));
    return open;
  }

  /** Whether a later job of the same record has brought QuickBooks in step already. */
  private boolean succeededSince(Job job) {
    Job latest =
        ledger
            .latestJobs(job.workspaceId, job.realmId, job.kind(), List.of(job.entityId))
            .get(job.entityId);
    return !latest.id.equals(job.id) && latest.status() == JobStatus.SUCCESS;
  }
}
