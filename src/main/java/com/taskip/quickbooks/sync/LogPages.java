package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * Pages of Sync Health, newest first. What a page costs does not depend on how many rows the
 * workspace has, whatever the filter: rows of one record are few; else of each kind of rows that
 * the filter lets through (entity, action and status: a few dozen at most) as many as fit on the
 * page are read from one index, and merged. Rows that have aged are looked for where the page has
 * room for them, in the same way; only that their indexes hold hashes.
 */
@ApplicationScoped
@Transactional
class LogPages {
  /** An id is drawn when its row is made, with the same clock: it tells when that was. */
  private static final Duration BETWEEN_ROW_AND_ID = Duration.ofSeconds(10);

  private static final String IN_TIME =
      """
      id >= :first and id < least(cast(:before as uuid), cast(:end as uuid))
      and created_at >= :from and created_at < :to
      """;

  private static final String OF_ANY_KIND =
      "select id from job where workspace_id = :workspace and " + IN_TIME;

  private static final String OF_KINDS =
      """
      select newest.id
      from unnest(:entities) of_entity (entity), unnest(:actions) of_action (action),
        unnest(:statuses) of_status (status),
        lateral (select id from job kept
          where workspace_id = :workspace and kept.entity = of_entity.entity
            and kept.action = of_action.action and kept.status = of_status.status and %s
          order by id desc limit :most) newest
      """;

  private static final String OF_RECORD =
      """
      select id from (
        select * from %1$s
        where workspace_id = :workspace and entity = any(:entities) and entity_id = :record %2$s
        offset 0) of_record
      where action = any(:actions) and status = any(:statuses) and %3$s
      """;

  private static final String IN_ROOM_LEFT = IN_TIME + " and id > (select above from room)";

  /**
   * Kind and id are compared as one: of an id alone PostgreSQL, when it plans for whatever values
   * there may be, would take the primary key and go through the rows of everybody.
   */
  private static final String PAST_OF_KINDS =
      """
      select newest.id
      from unnest(:entities) of_entity (entity), unnest(:actions) of_action (action),
        unnest(:statuses) of_status (status),
        lateral (select past_kind(:workspace, of_entity.entity, of_action.action, of_status.status)) of_kind (kind),
        lateral (select id from past_job kept
          where (past_kind(workspace_id, kept.entity, kept.action, kept.status), id) >= (kind, :first)
            and (past_kind(workspace_id, kept.entity, kept.action, kept.status), id)
              < (kind, least(cast(:before as uuid), cast(:end as uuid)))
            and (past_kind(workspace_id, kept.entity, kept.action, kept.status), id)
              > (kind, (select above from room))
            and workspace_id = :workspace and kept.entity = of_entity.entity
            and kept.action = of_action.action and kept.status = of_status.status
            and created_at >= :from and created_at < :to
          order by past_kind(workspace_id, kept.entity, kept.action, kept.status) desc, id desc
          limit :most) newest
      """;

  private static final String PAST_OF_RECORD =
      OF_RECORD.formatted(
          "past_job",
          """
          and past_record(workspace_id, entity, entity_id) = any(array(
            select past_record(:workspace, kind, :record) from unnest(:entities) kind))
          """,
          IN_ROOM_LEFT);

  /** Nothing of the past is looked at when the page is full of what is newer than all of it. */
  private static final String PAGE =
      """
      with recent as materialized (select id from (%s) live order by id desc limit :most),
      room as materialized (
        select coalesce(
          (select id from recent order by id desc offset cast(:most as int) - 1 limit 1),
          cast('00000000-0000-0000-0000-000000000000' as uuid)) as above)
      select log_row.*
      from (select id from recent
        union all (
          select id from (%s) past
          where (select above from room) < (select id from past_job order by id desc limit 1)
          order by id desc limit :most)
        order by id desc limit :most) page
      join log_row using (id)
      order by log_row.id desc
      """;

  private final Session entities;

  LogPages(Session entities) {
    this.entities = entities;
  }

  /**
   * The newest rows of the workspace that pass the filter.
   *
   * @param most how many, whatever limit the filter has
   */
  List<LogRow> newest(String workspaceId, SyncLogFilter filter, int most) {
    Instant from = filter.from() == null ? Instant.EPOCH : filter.from();
    Instant to = filter.to() == null ? TimeOrderedId.LATEST : filter.to();
    var query =
        entities
            .createNativeQuery(limited(page(filter), most), LogRow.class)
            .setParameter("workspace", workspaceId)
            .setParameter("first", TimeOrderedId.firstOf(from.minus(BETWEEN_ROW_AND_ID)))
            .setParameter("end", TimeOrderedId.firstOf(to.plus(BETWEEN_ROW_AND_ID)))
            .setParameter("before", filter.before(), UUID.class)
            .setParameter("from", from)
            .setParameter("to", to)
            .setParameter(
                "entities", names(RecordKind.values(), filter.entity(), RecordKind::wireName))
            .setParameter("actions", actions(filter))
            .setParameter(
                "statuses", names(JobStatus.values(), filter.status(), JobStatus::wireName));
    if (filter.entityId() != null) {
      query.setParameter("record", filter.entityId());
    }
    return query.getResultList();
  }

  /**
   * The limit is part of the statement. PostgreSQL plans a statement that comes often for whatever
   * values it may have, and for any limit it would rather read all rows than look a few up.
   */
  private static String limited(String page, int most) {
    return page.replace(":most", Integer.toString(most));
  }

  private static String page(SyncLogFilter filter) {
    if (filter.entityId() != null) {
      return PAGE.formatted(OF_RECORD.formatted("job", "", IN_TIME), PAST_OF_RECORD);
    }
    boolean narrowed =
        Stream.of(filter.entity(), filter.action(), filter.direction(), filter.status())
            .anyMatch(Enum.class::isInstance);
    return PAGE.formatted(narrowed ? OF_KINDS.formatted(IN_TIME) : OF_ANY_KIND, PAST_OF_KINDS);
  }

  private static String[] actions(SyncLogFilter filter) {
    return Stream.of(JobAction.values())
        .filter(action -> filter.action() == null || filter.action() == action)
        .filter(action -> filter.direction() == null || filter.direction() == action.direction())
        .map(JobAction::wireName)
        .toArray(String[]::new);
  }

  private static <E> String[] names(E[] all, E chosen, Function<E, String> name) {
    return Stream.of(all)
        .filter(each -> chosen == null || each == chosen)
        .map(name)
        .toArray(String[]::new);
  }
}
