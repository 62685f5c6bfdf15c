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
   * The rows that ended like this, of one company; left out are those whose record has had a newer
   * push since.
   *
   * @param code of their error
   */
  List<UUID> ended(String workspaceId, String realmId, JobStatus how, String code) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select j.id from job j
            where j.workspace_id = :workspace and j.realm_id = :realm
              and j.status = :status and j.error ->> 'code' = :code
              and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                and newer.realm_id = j.realm_id and newer.direction = 'push'
                and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id)
            """,
            UUID.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("status", how.wireName())
        .setParameter("code", code)
        .getResultList();
  }

  /** Ids of failed rows, those first that may be attempted again, and of these the newest. */
  List<String> failed(String workspaceId, String entity, String code, int most) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select cast(id as text) from job
            where workspace_id = :workspace and status = 'failed'
              and (cast(:entity as text) is null or entity = :entity)
              and (cast(:code as text) is null or error ->> 'code' = :code)
            order by attempts >= :exhausted, id desc limit :most
            """,
            String.class)
        .setParameter("workspace", workspaceId)
        .setParameter("entity", entity)
        .setParameter("code", code)
        .setParameter("exhausted", Ledger.MOST_ATTEMPTS)
        .setParameter("most", most)
        .getResultList();
  }
}
