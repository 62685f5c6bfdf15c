package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.InvoiceRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
    entities.flush();
    if (!backlog) {
      return new Reopened(open, open);
    }
    pumps.start(chosen.getFirst().workspaceId, open.size());
    return new Reopened(open, List.of());
  }

  /** Whether a forced try of the job does not heed what stands in QuickBooks. */
  static boolean pushesOver(Job job) {
    return PUSHED_OVER.contains(String.valueOf(Errors.codeOf(job.error)));
  }

  private UUID open(Job closed, boolean forced, boolean backlog, Instant now) {
    Job again = closed.attempts < Ledger.MOST_ATTEMPTS ? closed : successor(closed);
    again.status = JobStatus.PENDING.wireName();
    again.passing = 0;
    again.forced = forced;
    again.pushOver = forced && pushesOver(closed);
    again.dueAt = now;
    again.wokenAt = now;
    again.wakes = 0;
    again.leaseId = null;
    again.waitsFor = null;
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
}
