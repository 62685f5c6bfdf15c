package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * A message came back from the dead-letter queue: its jobs are attempted again, whatever happened
 * before. What was done in the meantime is not done again: a record that is in step by now is left
 * as it is. Jobs of a former company stay closed, since the connected one knows nothing of them.
 */
@ApplicationScoped
@Transactional
class Redrive {
  private final Session entities;
  private final Connections connections;
  private final Ledger ledger;
  private final Reopening reopening;

  Redrive(Session entities, Connections connections, Ledger ledger, Reopening reopening) {
    this.entities = entities;
    this.connections = connections;
    this.ledger = ledger;
    this.reopening = reopening;
  }

  /** Opens what failed; answers with the jobs that are open now. */
  List<UUID> open(WakeUp wakeUp) {
    Map<JobStatus, List<Job>> newest =
        entities
            .createQuery(
                "from Job where workspaceId = :workspace and realmId = :realm and id in :ids"
                    + " and status in ('pending', 'failed')",
                Job.class)
            .setParameter("workspace", wakeUp.workspaceId())
            .setParameter("realm", connections.of(wakeUp.workspaceId()).realmId())
            .setParameter("ids", wakeUp.jobs())
            .getResultStream()
            .map(this::newest)
            .distinct()
            .collect(Collectors.groupingBy(Job::status));
    List<UUID> open = new ArrayList<>(ids(newest.getOrDefault(JobStatus.PENDING, List.of())));
    open.addAll(
        reopening.reopen(ids(newest.getOrDefault(JobStatus.FAILED, List.of())), false).all());
    return open;
  }

  /** What became of the record since: its open job, else its latest one. */
  private Job newest(Job job) {
    return ledger
        .latestJobs(job.workspaceId, job.realmId, job.kind(), List.of(job.entityId))
        .get(job.entityId);
  }

  private static List<UUID> ids(List<Job> jobs) {
    return jobs.stream().map(job -> job.id).toList();
  }
}
