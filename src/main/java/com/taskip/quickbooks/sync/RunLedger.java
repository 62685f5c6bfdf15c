package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.SyncError;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * The rows of the runs. A run's numbers are raised in the transaction that settles its jobs; it has
 * ended when everything is planned and each of its jobs was counted, whoever notices that.
 */
@ApplicationScoped
@Transactional
class RunLedger implements PanacheRepositoryBase<Run, UUID> {
  /** The code of rows that a cancel has closed. */
  static final String RUN_CANCELLED = "run_cancelled";

  private static final SyncError CANCELLED =
      SyncError.ours(
          RUN_CANCELLED,
          "The manual sync was cancelled before this was synced.",
          "Start the manual sync again to push it.");

  private static final List<String> GOING =
      List.of(RunStatus.QUEUED.wireName(), RunStatus.RUNNING.wireName());

  private static final int MOST_CLOSED_AT_ONCE = 2000;
  private static final Logger LOG = Logger.getLogger(RunLedger.class);

  private final Session entities;
  private final Ledger ledger;
  private final Clock clock;

  RunLedger(Session entities, Ledger ledger, Clock clock) {
    this.entities = entities;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The run, if it is the workspace's. */
  Optional<Run> find(String workspaceId, UUID id) {
    return find("workspaceId = ?1 and id = ?2", workspaceId, id).firstResultOptional();
  }

  List<Run> newest(String workspaceId, int most) {
    return find("workspaceId = ?1 order by id desc", workspaceId).range(0, most - 1).list();
  }

  /** A run of one of these scopes that has not ended. */
  Optional<Run> going(String workspaceId, List<RunScope> scopes) {
    List<String> entities = scopes.stream().map(RunScope::wireName).toList();
    return find("workspaceId = ?1 and entity in ?2 and status in ?3", workspaceId, entities, GOING)
        .firstResultOptional();
  }

  /** Whether the workspace has a run of which something is still open. */
  boolean anyOpen(String workspaceId) {
    return count("workspaceId = ?1 and finishedAt is null", workspaceId) > 0;
  }

  /** The oldest run that is not wholly planned, locked. */
  Optional<Run> unplanned(String workspaceId) {
    return find(
            "workspaceId = ?1 and planning is not null and status in ?2 order by id",
            workspaceId,
            GOING)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** A page more of the run is planned. */
  void planned(Run run) {
    Instant now = clock.instant();
    run.startedAt = run.startedAt == null ? now : run.startedAt;
    run.status = RunStatus.RUNNING.wireName();
    if (run.settled()) {
      run.status = RunStatus.FINISHED.wireName();
      run.finishedAt = now;
      ended(run.workspaceId, run.id, run.status, run.total);
    }
  }

  /** Jobs of runs were settled: counted in the transaction that settles them. */
  void count(RunCounts counts) {
    counts.byRun().forEach(this::count);
  }

  private void count(UUID run, Map<JobStatus, Integer> ends) {
    entities
        .createNativeQuery(
            """
            update run set
              succeeded = succeeded + :succeeded,
              failed = failed + :failed,
              skipped = skipped + :skipped,
              status = case when status = 'running' and planning is null
                  and total = succeeded + failed + skipped + :all then 'finished' else status end,
              finished_at = case when planning is null
                  and total = succeeded + failed + skipped + :all then cast(:now as timestamptz) else finished_at end
            where id = :run
            returning workspace_id, status, total, finished_at
            """,
            Object[].class)
        .setParameter("succeeded", ends.getOrDefault(JobStatus.SUCCESS, 0))
        .setParameter("failed", ends.getOrDefault(JobStatus.FAILED, 0))
        .setParameter("skipped", ends.getOrDefault(JobStatus.SKIPPED, 0))
        .setParameter("all", ends.values().stream().mapToInt(Integer::intValue).sum())
        .setParameter("run", run)
        .setParameter("now", clock.instant())
        .getResultList()
        .stream()
        .filter(row -> row[3] != null)
        .forEach(row -> ended((String) row[0], run, (String) row[1], (Integer) row[2]));
  }

  /** Nothing more of the run is begun. One that has ended stays as it is. */
  void cancel(String workspaceId, UUID id) {
    entities
        .createNativeMutationQuery(
            """
            update run set status = 'cancelled', planning = null,
              finished_at = case when total = succeeded + failed + skipped then cast(:now as timestamptz) end
            where workspace_id = :workspace and id = :id and status in ('queued', 'running')
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("id", id)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Skips the jobs of cancelled runs that nobody has begun. */
  @Transactional(Transactional.TxType.NEVER)
  void closeCancelled(String workspaceId) {
    while (closeSome(workspaceId) > 0) {
      LOG.debugf("event=cancelled_jobs_closed workspace=%s", workspaceId);
    }
  }

  /**
   * Skips some of them, in a transaction of its own. Left alone are those that may have been sent
   * already, and those that a live change has taken over.
   */
  @Transactional(Transactional.TxType.NEVER)
  int closeSome(String workspaceId) {
    return QuarkusTransaction.requiringNew().call(() -> skipSome(workspaceId));
  }

  private int skipSome(String workspaceId) {
    ledger.oneByOne(workspaceId);
    List<Object[]> closed =
        entities
            .createNativeQuery(
                """
                with chosen as (
                  select id from job
                  where run_id in (select id from run
                      where workspace_id = :workspace and status = 'cancelled' and finished_at is null)
                    and bulk and status = 'pending' and outgoing_id is null
                    and (lease_id is null or leased_until < :now)
                  limit :most
                  for update skip locked)
                update job set status = 'skipped', error = cast(:why as jsonb), attempted_at = :now,
                  lease_id = null, leased_until = null, waits_for = null
                from chosen where job.id = chosen.id
                returning job.run_id, job.id
                """,
                Object[].class)
            .setParameter("workspace", workspaceId)
            .setParameter("now", clock.instant())
            .setParameter("most", MOST_CLOSED_AT_ONCE)
            .setParameter("why", Errors.write(CANCELLED))
            .getResultList();
    RunCounts counts = new RunCounts();
    closed.forEach(row -> counts.add((UUID) row[0], JobStatus.SKIPPED));
    count(counts);
    return closed.size();
  }

  /** All open jobs of the workspace were skipped, those of this company excepted; null for none. */
  void end(String workspaceId, String exceptRealm) {
    entities
        .createNativeMutationQuery(
            """
            update run set planning = null, finished_at = :now, skipped = total - succeeded - failed,
              status = case when status = 'cancelled' then status else 'finished' end
            where workspace_id = :workspace and finished_at is null
              and (cast(:realm as text) is null or realm_id <> :realm)
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", exceptRealm)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private static void ended(String workspaceId, UUID run, String status, int total) {
    LOG.infof(
        "event=run_ended workspace=%s run=%s status=%s total=%d", workspaceId, run, status, total);
  }
}
