package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.sync.triage.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What the ledger says of what dead letters name. */
@ApplicationScoped
@Transactional
class TriageFacts {
  private final Session entities;

  TriageFacts(Session entities) {
    this.entities = entities;
  }

  /**
   * Of these jobs, those that the workspace has: how the newest row of each one's record stands.
   */
  Map<UUID, JobState> jobs(String workspaceId, List<UUID> ids) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                select j.id, newest.status, newest.passing > 0, cast(newest.error as text),
                  coalesce(c.realm_id = j.realm_id, false), coalesce(c.status = 1, false)
                from job j
                left join connection c on c.workspace_id = j.workspace_id
                cross join lateral (
                  select status, passing, error from job n
                  where n.workspace_id = j.workspace_id and n.realm_id = j.realm_id
                    and n.entity = j.entity and n.entity_id = j.entity_id and n.direction = 'push'
                  order by (n.status = 'pending') desc, n.id desc limit 1) newest
                where j.workspace_id = :workspace and j.id = any(:ids)
                """,
                Object[].class)
            .setParameter("workspace", workspaceId)
            .setParameter("ids", ids.toArray(UUID[]::new))
            .getResultList();
    return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], TriageFacts::state));
  }

  private static JobState state(Object[] row) {
    SyncError error = Errors.error((String) row[3]);
    return new JobState(
        JobStatus.PENDING.wireName().equals(row[1]),
        JobStatus.FAILED.wireName().equals(row[1]),
        (Boolean) row[2],
        error == null ? null : error.code(),
        error != null && Errors.ours(error),
        (Boolean) row[4],
        (Boolean) row[5]);
  }

  /** Of these notices, those that Taskip has yet to hear, and whether they were given up. */
  Map<UUID, Boolean> notices(String workspaceId, List<UUID> ids) {
    return entities
        .createQuery("from Notice where workspaceId = :workspace and id in :ids", Notice.class)
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(notice -> notice.id, notice -> notice.givenUp));
  }
}
