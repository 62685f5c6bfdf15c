package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Rows that ended for a reason which is gone now: a setting, a connection, a subscription, a
 * contact. There may be thousands of them, so they are only ordered to be opened again, in the
 * transaction in which the reason goes; the workspace's pumps do it, page by page, and after a
 * crash go on where they stopped.
 */
@ApplicationScoped
class Reopenings {
  private static final int PAGE = 500;

  private final Session entities;
  private final Ledger ledger;
  private final Connections connections;
  private final Reopening reopening;
  private final Pumps pumps;
  private final WakeUps wakeUps;

  Reopenings(
      Session entities,
      Ledger ledger,
      Connections connections,
      Reopening reopening,
      Pumps pumps,
      WakeUps wakeUps) {
    this.entities = entities;
    this.ledger = ledger;
    this.connections = connections;
    this.reopening = reopening;
    this.pumps = pumps;
    this.wakeUps = wakeUps;
  }

  /** Orders the rows of a company that ended for this cause to be opened again. */
  @Transactional(Transactional.TxType.MANDATORY)
  void order(String workspaceId, String realmId, Cause cause) {
    entities
        .createNativeMutationQuery(
            """
            insert into reopening (id, workspace_id, realm_id, statuses, codes, waits_for)
            values (:id, :workspace, :realm, :statuses, cast(:codes as text[]), cast(:records as text[]))
            """)
        .setParameter("id", TimeOrderedId.next())
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("statuses", names(cause))
        .setParameter("codes", texts(cause.codes()), String[].class)
        .setParameter("records", texts(cause.waitsFor()), String[].class)
        .executeUpdate();
    pumps.start(workspaceId, 1);
  }

  /** Opens a page of what is ordered; the rest is the next turn's. */
  void goOn(Shift shift) {
    Reopened again = QuarkusTransaction.requiringNew().call(() -> openPage(shift));
    wakeUps.wake(shift.workspaceId(), again.toWake());
  }

  private Reopened openPage(Shift shift) {
    ledger.oneByOne(shift.workspaceId());
    if (!connections.shared(shift.workspaceId()).connectedTo(shift.realmId())) {
      return Reopened.NONE;
    }
    return entities
        .createNativeQuery(
            """
            select id, statuses, codes, waits_for, reached from reopening
            where workspace_id = :workspace and realm_id = :realm
            order by id limit 1
            """,
            Tuple.class)
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .getResultStream()
        .findFirst()
        .map(order -> openPage(shift, order))
        .orElse(Reopened.NONE);
  }

  private Reopened openPage(Shift shift, Tuple order) {
    UUID id = order.get("id", UUID.class);
    List<UUID> rows =
        page(
            shift.workspaceId(),
            shift.realmId(),
            cause(order),
            TimeOrderedId.drawnAt(id).plusMillis(1),
            order.get("reached", UUID.class),
            PAGE);
    if (rows.size() < PAGE) {
      entities
          .createNativeMutationQuery("delete from reopening where id = :id")
          .setParameter("id", id)
          .executeUpdate();
    } else {
      entities
          .createNativeMutationQuery("update reopening set reached = :reached where id = :id")
          .setParameter("reached", rows.getLast())
          .setParameter("id", id)
          .executeUpdate();
    }
    pumps.start(shift.workspaceId(), 1);
    return reopening.reopen(rows, false);
  }

  private static Cause cause(Tuple order) {
    return new Cause(
        Arrays.stream(order.get("statuses", String[].class)).map(JobStatus::of).toList(),
        list(order.get("codes", String[].class)),
        list(order.get("waits_for", String[].class)));
  }

  /**
   * The rows that ended for this cause, in the order of their ids; left out are those whose record
   * has had a newer push since.
   *
   * @param endedBefore what ended later did so though the cause was gone, and would again
   * @param after an id; null for the first page
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<UUID> page(
      String workspaceId, String realmId, Cause cause, Instant endedBefore, UUID after, int most) {
    return entities
        .createNativeQuery(
            """
            select j.id from job j
            where j.workspace_id = :workspace and j.realm_id = :realm
              and j.status in ('failed', 'skipped') and j.status = any(:statuses)
              and (cast(:codes as text[]) is null or j.error ->> 'code' = any(cast(:codes as text[])))
              and (cast(:records as text[]) is null or j.waits_for = any(cast(:records as text[])))
              and (cast(:after as uuid) is null or j.id > cast(:after as uuid))
              and j.attempted_at < :before
              and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                and newer.realm_id = j.realm_id and newer.direction = 'push'
                and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id)
            order by j.id
            limit :most
            """,
            UUID.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("statuses", names(cause))
        .setParameter("codes", texts(cause.codes()), String[].class)
        .setParameter("records", texts(cause.waitsFor()), String[].class)
        .setParameter("after", after, UUID.class)
        .setParameter("before", endedBefore)
        .setParameter("most", most)
        .getResultList();
  }

  private static String[] names(Cause cause) {
    return cause.statuses().stream().map(JobStatus::wireName).toArray(String[]::new);
  }

  private static String[] texts(List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }

  private static List<String> list(String[] texts) {
    return texts == null ? null : List.of(texts);
  }
}
