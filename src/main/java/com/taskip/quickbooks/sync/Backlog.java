package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.StoredRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The jobs of a workspace that nobody waits for, oldest first. */
@ApplicationScoped
@Transactional
class Backlog {
  /** Nobody works on another job of the same lane; who does wakes this one when it is settled. */
  private static final String LANE_IS_FREE =
      """
      not exists (select 1 from job ahead
        where ahead.workspace_id = j.workspace_id and ahead.lane = j.lane and ahead.status = 'pending'
          and ahead.realm_id = j.realm_id and ahead.id <> j.id and ahead.leased_until >= :now)""";

  private final Session entities;
  private final Ledger ledger;
  private final SyncConfig config;
  private final Clock clock;

  Backlog(Session entities, Ledger ledger, SyncConfig config, Clock clock) {
    this.entities = entities;
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
  }

  /** A job to be opened. */
  record Opening(StoredRecord record, JobAction action) {}

  /** Opens jobs of one kind for a run; records that have an open job already are left to it. */
  int open(Run run, List<Opening> openings) {
    if (openings.isEmpty()) {
      return 0;
    }
    return entities
        .createNativeMutationQuery(
            """
            insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction,
                             status, created_at, due_at, woken_at, run_id, bulk, lane)
            select id, :workspace, :realm, :entity, entity_id, entity_name, action, 'push',
                   'pending', :now, :now, :now, :run, true, lane
            from unnest(cast(:ids as uuid[]), cast(:records as text[]), cast(:names as text[]),
                        cast(:actions as text[]), cast(:lanes as text[]))
              as opening (id, entity_id, entity_name, action, lane)
            on conflict (workspace_id, realm_id, entity, entity_id) where status = 'pending' do nothing
            """)
        .setParameter("workspace", run.workspaceId)
        .setParameter("realm", run.realmId)
        .setParameter("entity", openings.getFirst().record().kind().wireName())
        .setParameter("now", clock.instant())
        .setParameter("run", run.id)
        .setParameter("ids", texts(openings, opening -> TimeOrderedId.next().toString()))
        .setParameter("records", texts(openings, opening -> opening.record().id()))
        .setParameter("names", texts(openings, opening -> opening.record().body().name()))
        .setParameter("actions", texts(openings, opening -> opening.action().wireName()))
        .setParameter("lanes", texts(openings, opening -> Ledger.lane(opening.record())))
        .executeUpdate();
  }

  private static String[] texts(List<Opening> openings, Function<Opening, String> text) {
    return openings.stream().map(text).toArray(String[]::new);
  }

  /** These open jobs join the backlog: there may be thousands, and none is waited for alone. */
  void join(Collection<UUID> jobs) {
    entities
        .createNativeMutationQuery(
            "update job set bulk = true where id = any(:jobs) and status = 'pending'"
                + " and lease_id is null")
        .setParameter("jobs", jobs.toArray(UUID[]::new))
        .executeUpdate();
  }

  /** Those of the jobs that are part of the backlog leave it: somebody waits for them now. */
  void expedite(Collection<UUID> jobs) {
    entities
        .createNativeMutationQuery(
            "update job set bulk = false, due_at = least(due_at, :now), woken_at = :now"
                + " where id = any(:jobs) and bulk and status = 'pending'")
        .setParameter("now", clock.instant())
        .setParameter("jobs", jobs.toArray(UUID[]::new))
        .executeUpdate();
  }

  /**
   * Takes hold of the next jobs that fit into one batch. Of a cancelled run nothing is begun; only
   * what may have been sent already is followed to its end.
   */
  List<Job> claim(Shift shift) {
    ledger.oneByOne(shift.workspaceId());
    List<UUID> next =
        entities
            .createNativeQuery(
                """
                select j.id from job j
                where j.workspace_id = :workspace and j.realm_id = :realm
                  and j.status = 'pending' and j.bulk and j.due_at <= :now
                  and (j.lease_id is null or j.leased_until < :now)
                  and (j.run_id is null or j.outgoing_id is not null
                    or (select run.status from run where run.id = j.run_id) <> 'cancelled')
                  and %s
                order by j.due_at, j.id
                limit :most
                """
                    .formatted(LANE_IS_FREE),
                UUID.class)
            .setParameter("workspace", shift.workspaceId())
            .setParameter("realm", shift.realmId())
            .setParameter("now", clock.instant())
            .setParameter("most", WakeUps.JOBS_PER_MESSAGE)
            .getResultList();
    return ledger.claimNow(shift, next, config.lease());
  }

  /**
   * How it looks ahead of the workspace's pumps.
   *
   * @param more whether runs are to be taken further, or rows are to be opened again
   * @param dueAt when the next of its jobs is due, or its holder may be taken for dead; null when
   *     there is none
   * @param stuckUntil when the first of those that were tried is due again, if all of them are to
   *     be tried again later; null when one is not, or nothing was tried
   * @param subscriptionEnded whether the company takes no changes
   */
  record Outlook(boolean more, Instant dueAt, Instant stuckUntil, boolean subscriptionEnded) {}

  /** All of it in one statement: each pump asks after each batch. */
  Outlook outlook(Shift shift, List<Job> tried) {
    Object[] row =
        entities
            .createNativeQuery(
                """
                select
                  exists (select from run where workspace_id = :workspace and finished_at is null
                      and (status = 'cancelled' or planning is not null))
                    or exists (select from reopening where workspace_id = :workspace and realm_id = :realm),
                  least(
                    (select due_at from job j
                      where workspace_id = :workspace and realm_id = :realm
                        and status = 'pending' and bulk and lease_id is null and (due_at > :now or %s)
                      order by due_at limit 1),
                    (select min(greatest(due_at, leased_until)) from job
                      where workspace_id = :workspace and realm_id = :realm
                        and status = 'pending' and bulk and lease_id is not null)),
                  (select case when bool_and(status = 'pending' and waits_for is null and due_at > :now)
                      then min(due_at) end
                    from job where id = any(:tried)),
                  coalesce((select subscription_ended from connection
                    where workspace_id = :workspace and realm_id = :realm), false)
                """
                    .formatted(LANE_IS_FREE),
                Object[].class)
            .setParameter("workspace", shift.workspaceId())
            .setParameter("realm", shift.realmId())
            .setParameter("now", clock.instant())
            .setParameter("tried", tried.stream().map(job -> job.id).toArray(UUID[]::new))
            .getSingleResult();
    return new Outlook((Boolean) row[0], (Instant) row[1], (Instant) row[2], (Boolean) row[3]);
  }
}
