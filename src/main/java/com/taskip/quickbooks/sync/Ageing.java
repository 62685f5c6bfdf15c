package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.ForGood;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Moves rows that are history out of the ledger: Sync Health shows them as before, and nobody else
 * asks for them. The ledger is gone through from its oldest row on, a page each time, round after
 * round; so what it costs does not depend on how many rows stay.
 *
 * <p>A row is history when it ended long ago, and when whoever asks the ledger about its record is
 * told the same without it. One that <em>settled</em> the record (it went through, or was skipped
 * for good) may go once no older one is left that did not: that one would count as the latest word
 * then. Any other waits for somebody to act, and may go once a later push has settled the record.
 */
@ApplicationScoped
public class Ageing {
  private static final int PAGE = 5000;

  /** Rows that had to stay are looked at again that much later, with those that are old by then. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofHours(1);

  private static final UUID BEGINNING = new UUID(0, 0);

  private static final String SETTLED =
      "(%1$s.status = 'success' or %1$s.status = 'skipped' and %1$s.error ->> 'code' = any(:forGood))";

  /** Of any two rows of one record the one with the greater id is the later. */
  private static final String MOVE =
      """
      with history as (
        select j.id from job j
        where j.id > :after and j.id <= :last and j.status <> 'pending' and j.attempted_at < :before
          and j.lease_id is null and j.outgoing_id is null
          and not exists (select from notice where notice.job_id = j.id)
          and case when %s
            then not exists (select from job older where older.workspace_id = j.workspace_id
              and older.entity = j.entity and older.entity_id = j.entity_id
              and older.realm_id = j.realm_id and older.id < j.id and not coalesce(%s, false))
            else exists (select from job newer where newer.workspace_id = j.workspace_id
              and newer.entity = j.entity and newer.entity_id = j.entity_id
              and newer.realm_id = j.realm_id and newer.id > j.id and newer.direction = 'push'
              and %s)
            end
        order by j.id
        for update of j skip locked),
      moved as (
        delete from job using history
        where job.id = history.id and job.id > :after and job.id <= :last
        returning job.*)
      insert into past_job (id, created_at, attempted_at, attempts, workspace_id, realm_id, entity, entity_id,
                            entity_name, action, direction, status, error, warning, quickbooks_id)
      select id, created_at, attempted_at, attempts, workspace_id, realm_id, entity, entity_id,
             entity_name, action, direction, status, error, warning, quickbooks_id
      from moved order by id
      """
          .formatted(
              SETTLED.formatted("j"), SETTLED.formatted("older"), SETTLED.formatted("newer"));

  private static final Logger LOG = Logger.getLogger(Ageing.class);

  private final Session entities;
  private final SyncConfig config;
  private final Clock clock;

  Ageing(Session entities, SyncConfig config, Clock clock) {
    this.entities = entities;
    this.config = config;
    this.clock = clock;
  }

  /** Looks through the next page of the round, if one is due and nobody else does. */
  public void goOn() {
    int aged = QuarkusTransaction.requiringNew().call(this::page);
    if (aged > 0) {
      LOG.infof("event=rows_aged rows=%d", aged);
    }
  }

  private int page() {
    Instant now = clock.instant();
    return entities
        .createNativeQuery(
            "select reached from ageing where next_at <= :now for update skip locked", UUID.class)
        .setParameter("now", now)
        .uniqueResultOptional()
        .map(reached -> page(reached, now))
        .orElse(0);
  }

  private int page(UUID reached, Instant now) {
    Instant before = now.minus(config.rowsAgeAfter());
    UUID end = TimeOrderedId.firstOf(before);
    UUID full =
        entities
            .createNativeQuery(
                """
                select id from job where id > :reached and id < :end
                order by id offset :most limit 1
                """,
                UUID.class)
            .setParameter("reached", reached)
            .setParameter("end", end)
            .setParameter("most", PAGE - 1)
            .uniqueResult();
    int aged = move(reached, full == null ? end : full, before);
    entities
        .createNativeMutationQuery("update ageing set reached = :reached, next_at = :next")
        .setParameter("reached", full == null ? BEGINNING : full)
        .setParameter("next", full == null ? now.plus(BETWEEN_ROUNDS) : now)
        .executeUpdate();
    return aged;
  }

  private int move(UUID after, UUID last, Instant before) {
    return entities
        .createNativeMutationQuery(MOVE)
        .setParameter("after", after)
        .setParameter("last", last)
        .setParameter("before", before)
        .setParameter("forGood", ForGood.SKIPPED.toArray(String[]::new))
        .executeUpdate();
  }
}
