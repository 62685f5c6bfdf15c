package com.taskip.quickbooks.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Rows that ended for a reason which is gone now: a setting, a connection, a subscription. There
 * may be thousands of them, so they are only ordered to be opened again, in the transaction in
 * which the reason goes; the workspace's pumps do it, page by page, and after a crash go on where
 * they stopped.
 */
@ApplicationScoped
class Reopenings {
  private static final int PAGE = 500;

  private final Session entities;
  private final Ledger ledger;
  private final Reopening reopening;
  private final Pumps pumps;
  private final WakeUps wakeUps;

  Reopenings(Session entities, Ledger ledger, Reopening reopening, Pumps pumps, WakeUps wakeUps) {
    this.entities = entities;
    this.ledger = ledger;
    this.reopening = reopening;
    this.pumps = pumps;
    this.wakeUps = wakeUps;
  }

  /** Orders the rows of a company that ended like this to be opened again. */
  @Transactional(Transactional.TxType.MANDATORY)
  void order(String workspaceId, String realmId, List<JobStatus> statuses, List<String> codes) {
    entities
        .createNativeMutationQuery(
            """
            insert into reopening (id, workspace_id, realm_id, statuses, codes)
            values (:id, :workspace, :realm, :statuses, :codes)
            """)
        .setParameter("id", TimeOrderedId.next())
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("statuses", statuses.stream().map(JobStatus::wireName).toArray(String[]::new))
        .setParameter("codes", codes.toArray(String[]::new))
        .executeUpdate();
    pumps.start(workspaceId, 1);
  }

  /** Opens a page of what is ordered; the rest is the next turn's. */
  void goOn(Shift shift) {
    Reopened again = QuarkusTransaction.requiringNew().call(() -> page(shift));
    wakeUps.wake(shift.workspaceId(), again.toWake());
  }

  private Reopened page(Shift shift) {
    ledger.oneByOne(shift.workspaceId());
    List<Tuple> oldest =
        entities
            .createNativeQuery(
                """
                select id, statuses, codes, reached from reopening
                where workspace_id = :workspace and realm_id = :realm
                order by id limit 1
                """,
                Tuple.class)
            .setParameter("workspace", shift.workspaceId())
            .setParameter("realm", shift.realmId())
            .getResultList();
    if (oldest.isEmpty()) {
      return Reopened.NONE;
    }
    Tuple order = oldest.getFirst();
    List<UUID> rows = next(shift, order);
    if (rows.size() < PAGE) {
      entities
          .createNativeMutationQuery("delete from reopening where id = :id")
          .setParameter("id", order.get(0))
          .executeUpdate();
    } else {
      entities
          .createNativeMutationQuery("update reopening set reached = :reached where id = :id")
          .setParameter("reached", rows.getLast())
          .setParameter("id", order.get(0))
          .executeUpdate();
    }
    pumps.start(shift.workspaceId(), 1);
    return reopening.reopen(rows, false);
  }

  /** Left out are rows whose record has had a newer push since. */
  private List<UUID> next(Shift shift, Tuple order) {
    return entities
        .createNativeQuery(
            """
            select j.id from job j
            where j.workspace_id = :workspace and j.realm_id = :realm
              and j.status = any(:statuses) and j.error ->> 'code' = any(:codes)
              and (cast(:reached as uuid) is null or j.id > cast(:reached as uuid))
              and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                and newer.realm_id = j.realm_id and newer.direction = 'push'
                and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id)
            order by j.id
            limit :most
            """,
            UUID.class)
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .setParameter("statuses", order.get(1, String[].class))
        .setParameter("codes", order.get(2, String[].class))
        .setParameter("reached", order.get(3, UUID.class), UUID.class)
        .setParameter("most", PAGE)
        .getResultList();
  }
}
