package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.InvoiceRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * The job rows: opening, claiming by lease, opening again. One open job a record, so a change that
 * finds one is absorbed by it. Every method takes part in the caller's transaction, or makes one of
 * its own.
 */
@ApplicationScoped
@Transactional
class Ledger {
  /**
   * A row is attempted at most this often (product: "max 5"); what goes on after that gets a row of
   * its own.
   */
  static final int MOST_ATTEMPTS = 5;

  /** Errors that a person answers by clicking Retry: they have seen what stands in QuickBooks. */
  private static final Set<String> PUSHED_OVER =
      Set.of(InvoiceRule.CHANGED_IN_QUICKBOOKS, Traces.POSSIBLE_DUPLICATE);

  private final Session entities;
  private final Clock clock;

  Ledger(Session entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Opens a job for the record, or lets its open one absorb the change.
   *
   * @return the open job's id
   */
  UUID open(StoredRecord record, String realmId, JobAction action) {
    String opened =
        entities
            .createNativeQuery(
                """
                insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction,
                                 status, created_at, due_at, woken_at)
                values (:id, :workspace, :realm, :entity, :record, :name, :action, 'push',
                        'pending', :now, :now, :now)
                on conflict (workspace_id, realm_id, entity, entity_id) where status = 'pending'
                do update set
                  entity_name = excluded.entity_name,
                  action = case when job.lease_id is null then excluded.action else job.action end,
                  changed_since = job.lease_id is not null,
                  due_at = case when job.waits_for is null then job.due_at else excluded.due_at end
                returning cast(id as text)
                """,
                String.class)
            .setParameter("id", TimeOrderedId.next())
            .setParameter("workspace", record.workspaceId())
            .setParameter("realm", realmId)
            .setParameter("entity", record.kind().wireName())
            .setParameter("record", record.id())
            .setParameter("name", record.body().name())
            .setParameter("action", action.wireName())
            .setParameter("now", clock.instant())
            .getSingleResult();
    return UUID.fromString(opened);
  }

  /**
   * Takes hold of those of the jobs that are due and that nobody else holds, together with the jobs
   * whose writes went out in the same request: they are settled together or not at all.
   */
  List<Job> claim(Shift shift, Collection<UUID> jobs, Duration length) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Job> claimed =
        entities
            .createNativeQuery(
                """
            with due as (
              select id from job
              where workspace_id = :workspace and realm_id = :realm and status = 'pending'
                and (lease_id is null or leased_until < :now)
                and ((id = any(:jobs) and due_at <= :now)
                  or outgoing_id in (select outgoing_id from job where id = any(:jobs) and due_at <= :now))
              order by id
              for update skip locked)
            update job set lease_id = :lease, leased_until = :until, changed_since = false, waits_for = null
            from due where job.id = due.id
            returning job.*
            """,
                Job.class)
            .setParameter("workspace", shift.workspaceId())
            .setParameter("realm", shift.realmId())
            .setParameter("jobs", jobs.toArray(UUID[]::new))
            .setParameter("now", now)
            .setParameter("lease", shift.lease())
            .setParameter("until", now.plus(length))
            .getResultList();
    inheritUnknown(shift, claimed);
    return claimed;
  }

  /**
   * A closed job of the same record may have left a write whose outcome nobody knows. Whoever holds
   * the record now takes that over, and finds out before anything new is written.
   */
  private void inheritUnknown(Shift shift, List<Job> claimed) {
    List<Object[]> left =
        entities
            .createNativeQuery(
                """
                select mine.id, old.id, old.outgoing_id from job mine
                join job old on old.workspace_id = mine.workspace_id and old.realm_id = mine.realm_id
                  and old.entity = mine.entity and old.entity_id = mine.entity_id
                where mine.lease_id = :lease and mine.outgoing_id is null
                  and old.status <> 'pending' and old.outgoing_id is not null
                for update of old
                """,
                Object[].class)
            .setParameter("lease", shift.lease())
            .getResultList();
    Map<UUID, Job> heirs = claimed.stream().collect(Collectors.toMap(job -> job.id, job -> job));
    for (Object[] row : left) {
      Job heir = heirs.get((UUID) row[0]);
      if (heir != null && heir.outgoingId == null) {
        heir.outgoingId = (UUID) row[2];
        entities.find(Job.class, (UUID) row[1]).outgoingId = null;
      }
    }
  }

  /** Holds on to everything under this lease for a while longer. */
  void renew(UUID lease, Duration length) {
    entities
        .createNativeMutationQuery("update job set leased_until = :until where lease_id = :lease")
        .setParameter("until", clock.instant().plus(length))
        .setParameter("lease", lease)
        .executeUpdate();
  }

  /** The newest push of each of these records to this company, if there ever was one. */
  Map<String, Job> latestJobs(
      String workspaceId, String realmId, RecordKind kind, Collection<String> records) {
    List<Job> rows =
        entities
            .createNativeQuery(
                """
                select distinct on (entity_id) * from job
                where workspace_id = :workspace and realm_id = :realm and entity = :entity
                  and entity_id = any(:records) and direction = 'push'
                order by entity_id, (status = 'pending') desc, id desc
                """,
                Job.class)
            .setParameter("workspace", workspaceId)
            .setParameter("realm", realmId)
            .setParameter("entity", kind.wireName())
            .setParameter("records", records.toArray(String[]::new))
            .getResultList();
    return rows.stream().collect(Collectors.toMap(job -> job.entityId, job -> job));
  }

  /** Whether a job is bringing this record to the company, or failed to. */
  boolean pursued(String workspaceId, String realmId, RecordKind kind, String record) {
    Job latest = latestJobs(workspaceId, realmId, kind, List.of(record)).get(record);
    return latest != null
        && (latest.status() == JobStatus.PENDING || latest.status() == JobStatus.FAILED);
  }

  /** Gives back what is held under this lease, untouched: it waits until the given instant. */
  void release(UUID lease, Instant dueAt) {
    entities
        .createNativeMutationQuery(
            "update job set lease_id = null, leased_until = null, due_at = :due, woken_at = :due"
                + " where lease_id = :lease and status = 'pending'")
        .setParameter("due", dueAt)
        .setParameter("lease", lease)
        .executeUpdate();
  }

  /**
   * Opens closed jobs again, due now: the same row while it may be attempted again, else a row of
   * its own. A job whose record has an open one already is left alone, since that one does what it
   * would do; of several jobs of one record only the newest is opened.
   *
   * @param forced whether a person asked for it with Retry
   * @return the ids of the jobs that are open now because of this
   */
  List<UUID> reopen(Collection<UUID> closed, boolean forced) {
    if (closed.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Job> chosen =
        entities
            .createNativeQuery(
                """
                select j.* from job j
                where j.id = any(:ids) and j.status <> 'pending'
                  and not exists (select 1 from job other
                    where other.workspace_id = j.workspace_id and other.realm_id = j.realm_id
                      and other.entity = j.entity and other.entity_id = j.entity_id
                      and (other.status = 'pending' or other.id = any(:ids) and other.id > j.id))
                order by j.id
                for update of j
                """,
                Job.class)
            .setParameter("ids", closed.toArray(UUID[]::new))
            .getResultList();
    return chosen.stream().map(job -> open(job, forced, now)).toList();
  }

  private UUID open(Job closed, boolean forced, Instant now) {
    Job again = closed.attempts < MOST_ATTEMPTS ? closed : successor(closed);
    again.status = JobStatus.PENDING.wireName();
    again.passing = 0;
    again.forced = forced;
    again.pushOver = forced && PUSHED_OVER.contains(String.valueOf(Errors.codeOf(closed.error)));
    again.dueAt = now;
    again.wokenAt = now;
    again.wakes = 0;
    again.leaseId = null;
    return again.id;
  }

  private Job successor(Job job) {
    Job next = new Job();
    next.id = TimeOrderedId.next();
    next.workspaceId = job.workspaceId;
    next.realmId = job.realmId;
    next.entity = job.entity;
    next.entityId = job.entityId;
    next.entityName = job.entityName;
    next.action = job.action;
    next.direction = job.direction;
    next.error = job.error;
    next.createdAt = clock.instant();
    next.status = JobStatus.PENDING.wireName();
    next.dueAt = next.createdAt;
    next.wokenAt = next.createdAt;
    entities.persist(next);
    return next;
  }

  /**
   * The jobs that wait for one of these records (as {@code kind:id}), made due: those that are
   * open, and where the records are in QuickBooks now also those that failed for want of them.
   */
  List<UUID> awaken(
      String workspaceId, String realmId, Collection<String> records, boolean linked) {
    if (records.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Job> waiting =
        entities
            .createNativeQuery(
                """
                select j.* from job j
                where j.workspace_id = :workspace and j.realm_id = :realm and j.waits_for = any(:records)
                  and not exists (select 1 from job newer
                    where newer.workspace_id = j.workspace_id and newer.realm_id = j.realm_id
                      and newer.entity = j.entity and newer.entity_id = j.entity_id
                      and newer.direction = 'push' and newer.id > j.id)
                order by j.id
                """,
                Job.class)
            .setParameter("workspace", workspaceId)
            .setParameter("realm", realmId)
            .setParameter("records", records.toArray(String[]::new))
            .getResultList();
    List<UUID> due = new ArrayList<>();
    List<UUID> failed = new ArrayList<>();
    for (Job job : waiting) {
      if (job.status() == JobStatus.PENDING) {
        job.dueAt = now;
        job.wokenAt = now;
        due.add(job.id);
      } else if (linked && job.status() == JobStatus.FAILED) {
        failed.add(job.id);
      }
    }
    due.addAll(reopen(failed, false));
    return due;
  }
}
