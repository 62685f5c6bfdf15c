package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Single rows of Sync Health, those included that have aged. */
@ApplicationScoped
@Transactional
class LogRows {
  private final Session entities;

  LogRows(Session entities) {
    this.entities = entities;
  }

  /** The row, if it is the workspace's. */
  Optional<LogRow> find(String workspaceId, UUID id) {
    return Optional.ofNullable(find(workspaceId, List.of(id)).get(id.toString()));
  }

  /** Those of the rows that are the workspace's, by id. */
  Map<String, LogRow> find(String workspaceId, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("from LogRow where workspaceId = :workspace and id in :ids", LogRow.class)
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> row.id.toString(), row -> row));
  }

  /** How the newest of the record's pushes to this company ended that have aged, if any has. */
  Optional<JobStatus> newestAgedPush(
      String workspaceId, String realmId, RecordKind kind, String record) {
    return entities
        .createNativeQuery(
            """
            select status from (
              select id, status from past_job
              where past_record(workspace_id, entity, entity_id)
                  = past_record(:workspace, :entity, :record)
                and workspace_id = :workspace and entity = :entity and entity_id = :record
                and realm_id = :realm and direction = 'push'
              offset 0) of_record
            order by id desc limit 1
            """,
            String.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("entity", kind.wireName())
        .setParameter("record", record)
        .uniqueResultOptional()
        .map(JobStatus::of);
  }
}
