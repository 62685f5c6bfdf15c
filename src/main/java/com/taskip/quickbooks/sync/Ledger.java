package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.StoredRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  private final Session entities;
  private final Clock clock;

  Ledger(Session entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Opens a job for the record, or lets its open one absorb the change. A write of an earlier job
   * whose outcome is still unknown goes with it, so that it is settled before anything new is
   * written.
   *
   * @return the open job's id
   */
  UUID open(StoredRecord record, String realmId, JobAction action) {
    UUID id = TimeOrderedId.next();
    String opened =
        entities
            .createNativeQuery(
                """
                with unknown as (
                  update job set outgoing_id = null
                  where workspace_id = :workspace and entity = :entity and entity_id = :record
                    and realm_id = :realm and status <> 'pending' and outgoing_id is not null
                  returning outgoing_id as cleared, id),
                kept as (
                  select j.outgoing_id from job j join unknown u on u.id = j.id limit 1)
                insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction,
                                 status, created_at, due_at, woken_at, outgoing_id)
                values (:id, :workspace, :realm, :entity, :record, :name, :action, 'push',
                        'pending', :now, :now, :now, (select outgoing_id from kept))
                on conflict (workspace_id, entity, entity_id) where status = 'pending'
                do update set
                  entity_name = excluded.entity_name,
                  action = case when job.lease_id is null then excluded.action else job.action end,
                  changed_since = job.lease_id is not null,
                  due_at = case when job.waits_for is null then job.due_at else excluded.due_at end
                returning cast(id as text)
                """,
                String.class)
            .setParameter("id", id)
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
    return entities
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
  }

  /** The open job of each of these records, if it has one. */
  Map<String, Job> openJobs(String workspaceId, RecordKind kind, Collection<String> records) {
    return latest(workspaceId, kind, records, "and status = 'pending'");
  }

  /** The newest job of each of these records, if it ever had one. */
  Map<String, Job> latestJobs(String workspaceId, RecordKind kind, Collection<String> records) {
    return latest(workspaceId, kind, records, "");
  }

  private Map<String, Job> latest(
      String workspaceId, RecordKind kind, Collection<String> records, String condition) {
    List<Job> rows =
        entities
            .createNativeQuery(
                "select distinct on (entity_id) * from job where workspace_id = :workspace"
                    + " and entity = :entity and entity_id = any(:records) "
                    + condition
                    + " order by entity_id, id desc",
                Job.class)
            .setParameter("workspace", workspaceId)
            .setParameter("entity", kind.wireName())
            .setParameter("records", records.toArray(String[]::new))
            .getResultList();
    return rows.stream().collect(Collectors.toMap(job -> job.entityId, job -> job));
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
   * would do.
   *
   * @param forced whether a person asked for it with Retry
   * @return the ids of the jobs that are open now because of this
   */
  List<UUID> reopen(Collection<Job> closed, boolean forced) {
    List<UUID> open = new ArrayList<>();
    for (Job job : closed) {
      if (!openJobs(job.workspaceId, job.kind(), List.of(job.entityId)).isEmpty()) {
        continue;
      }
      Job again = job.attempts < MOST_ATTEMPTS ? job : successor(job);
      again.status = JobStatus.PENDING.wireName();
      again.passing = 0;
      again.forced = forced;
      again.dueAt = clock.instant();
      again.wokenAt = again.dueAt;
      again.wakes = 0;
      again.leaseId = null;
      entities.flush();
      open.add(again.id);
    }
    return open;
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
    next.outgoingId = job.outgoingId;
    job.outgoingId = null;
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
  List<UUID> awaken(String workspaceId, Collection<String> records, boolean linked) {
    if (records.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Job> waiting =
        entities
            .createNativeQuery(
                """
                select distinct on (entity, entity_id) * from job
                where workspace_id = :workspace and waits_for = any(:records)
                order by entity, entity_id, id desc
                """,
                Job.class)
            .setParameter("workspace", workspaceId)
            .setParameter("records", records.toArray(String[]::new))
            .getResultList();
    List<UUID> due = new ArrayList<>();
    List<Job> failed = new ArrayList<>();
    for (Job job : waiting) {
      if (job.status() == JobStatus.PENDING) {
        job.dueAt = now;
        job.wokenAt = now;
        due.add(job.id);
      } else if (linked && job.status() == JobStatus.FAILED) {
        failed.add(job);
      }
    }
    due.addAll(reopen(failed, false));
    return due;
  }
}
