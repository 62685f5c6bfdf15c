package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.InvoiceRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Closed jobs that are opened again: by a person, a redrive, a setting, a connection, or because
 * what they waited for is there. Every method takes part in the caller's transaction, or makes one
 * of its own.
 */
@ApplicationScoped
@Transactional
class Reopening {
  /** Errors that a person answers by clicking Retry: they have seen what stands in QuickBooks. */
  private static final Set<String> PUSHED_OVER =
      Set.of(InvoiceRule.CHANGED_IN_QUICKBOOKS, Traces.POSSIBLE_DUPLICATE);

  private final Session entities;
  private final Pumps pumps;
  private final Clock clock;

  Reopening(Session entities, Pumps pumps, Clock clock) {
    this.entities = entities;
    this.pumps = pumps;
    this.clock = clock;
  }

  /**
   * Opens closed jobs again, due now: the same row while it may be attempted again, else a row of
   * its own. A job whose record has an open one already is left alone, since that one does what it
   * would do; of several jobs of one record only the newest is opened. More than fit into one
   * request are a backlog: a missing setting that thousands failed for does not hold up a live
   * change when it is there.
   *
   * @param closed all of one workspace
   * @param forced whether a person asked for it with Retry
   */
  Reopened reopen(Collection<UUID> closed, boolean forced) {
    if (closed.isEmpty()) {
      return Reopened.NONE;
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
    boolean backlog = chosen.size() > WakeUps.JOBS_PER_MESSAGE;
    List<UUID> open = chosen.stream().map(job -> open(job, forced, backlog, now)).toList();
    if (!backlog) {
      return new Reopened(open, open);
    }
    pumps.start(chosen.getFirst().workspaceId, open.size());
    return new Reopened(open, List.of());
  }

  private UUID open(Job closed, boolean forced, boolean backlog, Instant now) {
    Job again = closed.attempts < Ledger.MOST_ATTEMPTS ? closed : successor(closed);
    again.status = JobStatus.PENDING.wireName();
    again.passing = 0;
    again.forced = forced;
    again.pushOver = forced && PUSHED_OVER.contains(String.valueOf(Errors.codeOf(closed.error)));
    again.dueAt = now;
    again.wokenAt = now;
    again.wakes = 0;
    again.leaseId = null;
    // A run counts how its jobs ended the first time.
    again.runId = null;
    again.bulk = backlog;
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
    next.lane = job.lane;
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
   *
   * @return the ids of those to be woken; what is part of the backlog its pumps take up
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
    int backlog = 0;
    for (Job job : waiting) {
      if (job.status() == JobStatus.PENDING) {
        job.dueAt = now;
        job.wokenAt = now;
        if (job.bulk) {
          backlog++;
        } else {
          due.add(job.id);
        }
      } else if (linked && job.status() == JobStatus.FAILED) {
        failed.add(job.id);
      }
    }
    pumps.start(workspaceId, backlog);
    due.addAll(reopen(failed, false).toWake());
    return due;
  }
}
