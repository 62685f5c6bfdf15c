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
 * page are read from one index, and merged.
 */
@ApplicationScoped
@Transactional
class LogPages {
  /** An id is drawn when its row is made, with the same clock: it tells when that was. */
  private static final Duration BETWEEN_ROW_AND_ID = Duration.ofSeconds(10);

  private static final long LATEST_OF_ANY_ID = (1L << 48) - 1;

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
        lateral (select id from job
          where workspace_id = :workspace and job.entity = of_entity.entity
            and job.action = of_action.action and job.status = of_status.status and %s
          order by id desc limit :most) newest
      """
          .formatted(IN_TIME);

  private static final String OF_RECORD =
      """
      select id from (
        select * from job
        where workspace_id = :workspace and entity = any(:entities) and entity_id = :record
        offset 0) of_record
      where action = any(:actions) and status = any(:statuses) and %s
      """
          .formatted(IN_TIME);

  private final Session entities;

  LogPages(Session entities) {
    this.entities = entities;
  }

  /**
   * The newest rows of the workspace that pass the filter.
   *
   * @param most how many, whatever limit the filter has
   */
  List<Job> newest(String workspaceId, SyncLogFilter filter, int most) {
    boolean narrowed =
        Stream.of(filter.entity(), filter.action(), filter.direction(), filter.status())
            .anyMatch(Enum.class::isInstance);
    String chosen = filter.entityId() != null ? OF_RECORD : narrowed ? OF_KINDS : OF_ANY_KIND;
    Instant from = filter.from() == null ? Instant.EPOCH : filter.from();
    Instant to = filter.to() == null ? Instant.ofEpochMilli(LATEST_OF_ANY_ID) : filter.to();
    var query =
        entities
            .createNativeQuery(
                """
                select job.* from job join (%s order by id desc limit :most) page using (id)
                order by job.id desc
                """
                    .formatted(chosen),
                Job.class)
            .setParameter("workspace", workspaceId)
            .setParameter("first", firstOf(from.minus(BETWEEN_ROW_AND_ID)))
            .setParameter("end", firstOf(to.plus(BETWEEN_ROW_AND_ID)))
            .setParameter("before", filter.before(), UUID.class)
            .setParameter("from", from)
            .setParameter("to", to)
            .setParameter("most", most);
    if (!chosen.equals(OF_ANY_KIND)) {
      query
          .setParameter(
              "entities", names(RecordKind.values(), filter.entity(), RecordKind::wireName))
          .setParameter("actions", actions(filter))
          .setParameter(
              "statuses", names(JobStatus.values(), filter.status(), JobStatus::wireName));
    }
    if (chosen.equals(OF_RECORD)) {
      query.setParameter("record", filter.entityId());
    }
    return query.getResultList();
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

  /** The least id that can be drawn from that instant on. */
  private static UUID firstOf(Instant instant) {
    long millis = Math.clamp(millis(instant), 0, LATEST_OF_ANY_ID);
    return new UUID(millis << 16, 0);
  }

  /** Of any instant that can be written down: some lie beyond what milliseconds can count. */
  private static long millis(Instant instant) {
    return Math.clamp(instant.getEpochSecond(), 0, LATEST_OF_ANY_ID / 1000) * 1000
        + instant.getNano() / 1_000_000;
  }
}
