package com.taskip.quickbooks.sync;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
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

  /** Ids of failed rows, newest first. */
  List<String> failed(String workspaceId, String entity, String code, int most) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select cast(id as text) from job
            where workspace_id = :workspace and status = 'failed'
              and (cast(:entity as text) is null or entity = :entity)
              and (cast(:code as text) is null or error ->> 'code' = :code)
            order by id desc limit :most
            """,
            String.class)
        .setParameter("workspace", workspaceId)
        .setParameter("entity", entity)
        .setParameter("code", code)
        .setParameter("most", most)
        .getResultList();
  }
}
