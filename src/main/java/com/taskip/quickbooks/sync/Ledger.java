package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.StoredRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * The job rows: opening and claiming by lease. One open job a record, so a change that finds one is
 * absorbed by it. Every method takes part in the caller's transaction, or makes one of its own.
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
  private final Pumps pumps;
  private final Clock clock;

  Ledger(Session entities, Pumps pumps, Clock clock) {
    this.entities = entities;
    this.pumps = pumps;
    this.clock = clock;
  }

  /**
   * Opens a job for the record, or lets its open one absorb the change. A job of the backlog that
   * somebody waits for now leaves it, and goes on at once.
   *
   * @param bulk whether nobody waits for it
   * @return the open job's id
   */
  UUID open(StoredRecord record, String realmId, JobAction action, boolean bulk) {
    String opened =
        entities
            .createNativeQuery(
                """
                insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction,
                                 status, created_at, due_at, woken_at, lane, bulk)
                values (:id, :workspace, :realm, :entity, :record, :name, :action, 'push',
                        'pending', :now, :now, :now, :lane, :bulk)
                on conflict (workspace_id, realm_id, entity, entity_id) where status = 'pending'
                do update set
                  entity_name = excluded.entity_name,
                  action = case when job.lease_id is null then excluded.action else job.action end,
                  lane = case when job.lease_id is null then excluded.lane else job.lane end,
                  changed_since = job.lease_id is not null,
                  due_at = case when job.waits_for is null and (excluded.bulk or not job.bulk)
                    then job.due_at else excluded.due_at end,
                  bulk = job.bulk and excluded.bulk
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
            .setParameter("lane", lane(record))
            .setParameter("bulk", bulk)
            .getSingleResult();
    return UUID.fromString(opened);
  }

  /**
   * These records changed: their open jobs, if they have any, absorb it, and those in flight are
   * followed by another.
   */
  void changed(String workspaceId, RecordKind kind, Collection<String> records) {
    entities
        .createNativeMutationQuery(
            """
            update job set changed_since = lease_id is not null
            where workspace_id = :workspace and entity = :entity and entity_id = any(:records)
              and status = 'pending' and direction = 'push'
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("entity", kind.wireName())
        .setParameter("records", records.toArray(String[]::new))
        .executeUpdate();
  }

  /** What is written about one invoice, and the payments on it, depend on what it owes by then. */
  static String lane(StoredRecord record) {
    return switch (record.kind()) {
      case INVOICE -> RecordKind.INVOICE.wireName() + ":" + record.id();
      case PAYMENT -> RecordKind.INVOICE.wireName() + ":" + record.body().invoiceId();
      case CONTACT, CREDIT_MEMO, REFUND -> null;
    };
  }

  /**
   * Takes hold of those of the jobs that are due and that nobody else holds, together with the jobs
   * whose writes went out in the same request: they are settled together or not at all. A job whose
   * lane somebody else is in is left; it is woken when that one has settled.
   *
   * @return what is held now, the oldest first
   */
  List<Job> claim(Shift shift, Collection<UUID> jobs, Duration length) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    oneByOne(shift.workspaceId());
    return claimNow(shift, jobs, length);
  }

  /** The same for who sees to it that claims go one at a time. */
  List<Job> claimNow(Shift shift, Collection<UUID> jobs, Duration length) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Job> claimed =
        entities
            .createNativeQuery(
                """
            with asked as (
              select id, outgoing_id from job where id = any(:jobs) and due_at <= :now),
            together as (
              select id from asked
              union select other.id from job other join asked on asked.outgoing_id = other.outgoing_id),
            due as (
              select mine.id from job mine join together on together.id = mine.id
              where mine.workspace_id = :workspace and mine.realm_id = :realm and mine.status = 'pending'
                and (mine.lease_id is null or mine.leased_until < :now)
                and not exists (select 1 from job ahead
                  where ahead.workspace_id = :workspace and ahead.lane = mine.lane
                    and ahead.status = 'pending' and ahead.realm_id = :realm
                    and ahead.lease_id <> :lease and ahead.leased_until >= :now)
              order by mine.id
              for update of mine skip locked)
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
            .getResultStream()
            .sorted(Comparator.comparing(job -> job.id))
            .toList();
    inheritUnknown(shift, claimed);
    return claimed;
  }

  /**
   * Claims, settlements and plans of a workspace go one at a time, each until it is committed. Else
   * two jobs of one lane could be claimed at the same moment; or a job that starts to wait and what
   * it waits for, settled at the same moment, would not see each other.
   */
  void oneByOne(String workspaceId) {
    entities
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:workspace, 0))) held",
            Integer.class)
        .setParameter("workspace", workspaceId)
        .getSingleResult();
  }

  /**
   * Jobs of these lanes that are due and that nobody holds, now that whoever was in there is out:
   * they may have been turned away, and are to be woken. What is part of the backlog is left to its
   * pumps.
   */
  List<UUID> nextIn(String workspaceId, String realmId, Collection<String> lanes) {
    if (lanes.isEmpty()) {
      return List.of();
    }
    Map<Boolean, List<UUID>> next =
        entities
            .createNativeQuery(
                """
                update job set woken_at = :now
                where workspace_id = :workspace and realm_id = :realm and lane = any(:lanes)
                  and status = 'pending' and lease_id is null and due_at <= :now
                returning id, bulk
                """,
                Object[].class)
            .setParameter("workspace", workspaceId)
            .setParameter("realm", realmId)
            .setParameter("lanes", lanes.toArray(String[]::new))
            .setParameter("now", clock.instant())
            .getResultStream()
            .collect(
                Collectors.partitioningBy(
                    row -> (Boolean) row[1],
                    Collectors.mapping(row -> (UUID) row[0], Collectors.toList())));
    pumps.start(workspaceId, next.get(true).size());
    return next.get(false);
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

  /**
   * Holds on to everything under this lease for a while longer. Rows are locked in the order of
   * their ids here as everywhere: else this and a disconnect could wait for each other.
   */
  void renew(UUID lease, Duration length) {
    entities
        .createNativeMutationQuery(
            """
            update job set leased_until = :until
            from (select id from job where lease_id = :lease order by id for update) held
            where job.id = held.id
            """)
        .setParameter("until", clock.instant().plus(length))
        .setParameter("lease", lease)
        .executeUpdate();
  }

  /** The newest push of each of these records to this company; none also when all have aged. */
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
            """
            update job set lease_id = null, leased_until = null, due_at = :due, woken_at = :due
            from (select id from job where lease_id = :lease and status = 'pending'
              order by id for update) held
            where job.id = held.id
            """)
        .setParameter("due", dueAt)
        .setParameter("lease", lease)
        .executeUpdate();
  }
}
