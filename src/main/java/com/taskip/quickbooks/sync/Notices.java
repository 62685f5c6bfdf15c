package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.SyncWarning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What Taskip has yet to be told: written in the transaction that makes it true, claimed by lease
 * like a job, and gone once Taskip has heard. Every method takes part in the caller's transaction,
 * or makes one of its own; none is open while Taskip is called.
 */
@ApplicationScoped
@Transactional
class Notices {
  private static final int MOST_AT_ONCE = 3000;

  private static final SyncWarning NOT_HEARD =
      new SyncWarning(
          "taskip_not_told",
          "The invoice is paid in QuickBooks and here, but Taskip did not answer when it was told."
              + " Support can have it told again.");

  private final Session entities;
  private final TaskipEnd taskip;
  private final SyncConfig config;
  private final Clock clock;

  Notices(Session entities, TaskipEnd taskip, SyncConfig config, Clock clock) {
    this.entities = entities;
    this.taskip = taskip;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Notes that Taskip is to be told of a paid invoice.
   *
   * @param row its row in Sync Health, with its id in QuickBooks
   * @return empty when nobody wants to be told: then nothing is kept
   */
  Optional<UUID> write(Job row, LocalDate paidOn) {
    if (!taskip.listens()) {
      return Optional.empty();
    }
    Notice notice = new Notice();
    notice.id = TimeOrderedId.next();
    notice.workspaceId = row.workspaceId;
    notice.jobId = row.id;
    notice.body = PaidNotice.of(row, paidOn).json();
    notice.createdAt = clock.instant();
    notice.dueAt = notice.createdAt;
    notice.wokenAt = notice.createdAt;
    entities.persist(notice);
    return Optional.of(notice.id);
  }

  /** Takes hold of those that are due and that nobody else holds. */
  List<Notice> claim(String workspaceId, List<UUID> ids) {
    Instant now = clock.instant();
    return entities
        .createNativeQuery(
            """
            with due as (
              select id from notice
              where workspace_id = :workspace and id = any(:ids) and not given_up and due_at <= :now
                and (lease_id is null or leased_until < :now)
              order by id
              for update skip locked)
            update notice set lease_id = :lease, leased_until = :until
            from due where notice.id = due.id
            returning notice.*
            """,
            Notice.class)
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .setParameter("now", now)
        .setParameter("lease", UUID.randomUUID())
        .setParameter("until", now.plus(config.lease()))
        .getResultList();
  }

  /** Taskip has heard: nothing of it is kept, and its row has nothing to warn of any more. */
  void heard(Notice notice) {
    entities
        .createNativeMutationQuery("delete from notice where id = :id")
        .setParameter("id", notice.id)
        .executeUpdate();
    Job row = entities.find(Job.class, notice.jobId);
    if (row != null && NOT_HEARD.equals(Errors.warning(row.warning))) {
      row.warning = null;
    }
  }

  /**
   * Taskip did not hear: tried again after the retry delay.
   *
   * @return false when its lease was lost, and somebody else sees to it
   */
  boolean putOff(Notice notice) {
    return held(notice)
        .map(
            row -> {
              row.failures++;
              row.dueAt = clock.instant().plus(config.retryDelay());
              row.wokenAt = row.dueAt;
              row.wakes = 0;
              row.leaseId = null;
              return row;
            })
        .isPresent();
  }

  /** Taskip did not hear, and is not told again until an operator wants it to be. */
  void giveUp(Notice notice) {
    held(notice)
        .ifPresent(
            row -> {
              row.failures++;
              row.givenUp = true;
              row.leaseId = null;
              Job job = entities.find(Job.class, row.jobId);
              if (job != null) {
                job.warning = Errors.write(List.of(NOT_HEARD));
              }
            });
  }

  /** What came back from the dead-letter queue is told again; what was heard since is gone. */
  void takeUp(String workspaceId, List<UUID> ids) {
    entities
        .createNativeMutationQuery(
            """
            update notice set given_up = false, failures = 0, due_at = :now, woken_at = :now, wakes = 0
            where workspace_id = :workspace and id = any(:ids) and given_up
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Nobody wants to be told any more. */
  void forget(String workspaceId, List<UUID> ids) {
    entities
        .createNativeMutationQuery(
            "delete from notice where workspace_id = :workspace and id = any(:ids)")
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .executeUpdate();
  }

  /** By workspace: those that are due and that nobody sees to, noted as woken. */
  Map<String, List<UUID>> forgotten(Instant now) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                update notice set woken_at = :now, wakes = wakes + 1
                where id in (
                  select id from notice
                  where not given_up and due_at <= :now and (lease_id is null or leased_until < :now)
                    and woken_at + make_interval(secs => :grace * power(2, least(wakes, 6))) <= :now
                  order by due_at
                  limit :most
                  for update skip locked)
                returning workspace_id, id
                """,
                Object[].class)
            .setParameter("now", now)
            .setParameter("grace", config.wakeGrace().toMillis() / 1000.0)
            .setParameter("most", MOST_AT_ONCE)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row[0],
                Collectors.mapping(row -> (UUID) row[1], Collectors.toList())));
  }

  private Optional<Notice> held(Notice notice) {
    return entities
        .createQuery("from Notice where id = :id and leaseId = :lease", Notice.class)
        .setParameter("id", notice.id)
        .setParameter("lease", notice.leaseId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}
