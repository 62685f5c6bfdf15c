package com.taskip.quickbooks.sync;

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

/** The job rows as people look at them. */
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

  /** When the oldest open row was opened; null when none is open. */
  Instant oldestPending(String workspaceId) {
    return getEntityManager()
        .createQuery(
            "select min(createdAt) from Job where workspaceId = :workspace and status = 'pending'",
            Instant.class)
        .setParameter("workspace", workspaceId)
        .getSingleResult();
  }

  /** How many rows failed because waiting did not help. */
  long deadLetters(String workspaceId) {
    return count("workspaceId = ?1 and status = 'failed' and passing > 0", workspaceId);
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
