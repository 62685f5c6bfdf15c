package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The job rows as people act upon them. */
@ApplicationScoped
@Transactional
class Jobs implements PanacheRepositoryBase<Job, UUID> {

  /** Those of the rows that are the workspace's, locked, by id. */
  Map<String, Job> locked(String workspaceId, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return find("workspaceId = ?1 and id in ?2 order by id", workspaceId, ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .collect(Collectors.toMap(job -> job.id.toString(), job -> job));
  }

  /** Writes down how these rows stand now, whatever has changed in them, in one statement. */
  void keep(List<Job> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    getEntityManager()
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            update job set action = kept.action, status = kept.status, attempts = kept.attempts,
              passing = kept.passing, error = cast(kept.error as jsonb), warning = cast(kept.warning as jsonb),
              quickbooks_id = kept.quickbooks_id, attempted_at = kept.attempted_at, due_at = kept.due_at,
              woken_at = kept.woken_at, wakes = kept.wakes, lease_id = kept.lease_id,
              leased_until = kept.leased_until, forced = kept.forced, push_over = kept.push_over,
              waits_for = kept.waits_for, outgoing_id = kept.outgoing_id, run_id = kept.run_id
            from jsonb_to_recordset(cast(:rows as jsonb)) as kept (
              id uuid, action text, status text, attempts smallint, passing smallint, error text, warning text,
              quickbooks_id text, attempted_at timestamptz, due_at timestamptz, woken_at timestamptz,
              wakes smallint, lease_id uuid, leased_until timestamptz, forced boolean, push_over boolean,
              waits_for text, outgoing_id uuid, run_id uuid)
            where job.id = kept.id
            """)
        .setParameter("rows", rows(jobs))
        .executeUpdate();
  }

  private static String rows(List<Job> jobs) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode(jobs.size());
    for (Job job : jobs) {
      rows.addObject()
          .put("id", job.id.toString())
          .put("action", job.action)
          .put("status", job.status)
          .put("attempts", job.attempts)
          .put("passing", job.passing)
          .put("error", job.error)
          .put("warning", job.warning)
          .put("quickbooks_id", job.quickbooksId)
          .put("attempted_at", text(job.attemptedAt))
          .put("due_at", text(job.dueAt))
          .put("woken_at", text(job.wokenAt))
          .put("wakes", job.wakes)
          .put("lease_id", text(job.leaseId))
          .put("leased_until", text(job.leasedUntil))
          .put("forced", job.forced)
          .put("push_over", job.pushOver)
          .put("waits_for", job.waitsFor)
          .put("outgoing_id", text(job.outgoingId))
          .put("run_id", text(job.runId));
    }
    return rows.toString();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /** When the oldest open row was opened; null when none is open. */
  Instant oldestPending(String workspaceId) {
    return getEntityManager()
        .createQuery(
            "select min(createdAt) from Job where workspaceId = :workspace and status = 'pending'",
            Instant.class)
        .setParameter("workspace", workspaceId)
        .getSingleResult();
  }

  /** How many rows failed because waiting did not help, with nothing newer about the record. */
  long deadLetters(String workspaceId) {
    return count(
        """
        from Job j where j.workspaceId = ?1 and j.status = 'failed' and j.passing > 0
          and not exists (from Job newer where newer.workspaceId = j.workspaceId
            and newer.realmId = j.realmId and newer.direction = 'push'
            and newer.entity = j.entity and newer.entityId = j.entityId and newer.id > j.id)
        """,
        workspaceId);
  }

  /**
   * Ids of a company's failed rows, the newest first.
   *
   * @param before only older ones than this; null for the newest
   */
  List<String> failed(
      String workspaceId, String realmId, String entity, String code, String before, int most) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select cast(id as text) from job
            where workspace_id = :workspace and status = 'failed'
              and (cast(:realm as text) is null or realm_id = :realm)
              and (cast(:entity as text) is null or entity = :entity)
              and (cast(:code as text) is null or error ->> 'code' = :code)
              and (cast(:before as text) is null or id < cast(:before as uuid))
            order by id desc limit :most
            """,
            String.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("entity", entity)
        .setParameter("code", code)
        .setParameter("before", before)
        .setParameter("most", most)
        .getResultList();
  }
}
