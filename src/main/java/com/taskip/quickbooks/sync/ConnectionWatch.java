package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connected;
import com.taskip.quickbooks.connection.Disconnected;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What a connection that comes or goes means for the jobs. */
@ApplicationScoped
class ConnectionWatch {
  static final String DISCONNECTED = "disconnected";
  private static final SyncError WHY =
      SyncError.ours(
          DISCONNECTED,
          "QuickBooks was disconnected before this was synced.",
          "Connect the same company again: it is queued again by itself.");

  private static final int MOST_AT_ONCE = 3000;

  private final Session entities;
  private final RunLedger runs;
  private final Pumps pumps;
  private final Reopenings reopenings;
  private final WakeUps wakeUps;
  private final QuickBooksConfig intuit;
  private final Clock clock;

  ConnectionWatch(
      Session entities,
      RunLedger runs,
      Pumps pumps,
      Reopenings reopenings,
      WakeUps wakeUps,
      QuickBooksConfig intuit,
      Clock clock) {
    this.entities = entities;
    this.runs = runs;
    this.pumps = pumps;
    this.reopenings = reopenings;
    this.wakeUps = wakeUps;
    this.intuit = intuit;
    this.clock = clock;
  }

  /**
   * Jobs still open are skipped, with the reason; part of the disconnect's transaction. Of very
   * many {@link #skipStranded} takes the rest.
   */
  void skipOpenJobs(@Observes Disconnected gone) {
    skip(gone.workspaceId(), null);
  }

  /**
   * Jobs that the disconnect skipped are queued again, when it is the same company; what is still
   * open for another company is skipped, since this one knows nothing of it.
   */
  void takeUp(@Observes Connected connected) {
    skip(connected.workspaceId(), connected.realmId());
    // Whether its subscription runs again is not known: its rows are tried once more.
    reopenings.order(
        connected.workspaceId(),
        connected.realmId(),
        Cause.endedWith(List.of(DISCONNECTED, SubscriptionWatch.ENDED)));
    if (runs.anyOpen(connected.workspaceId())) {
      pumps.start(connected.workspaceId(), 1);
    }
    pumps.resume(connected.workspaceId());
  }

  private void skip(String workspaceId, String exceptRealm) {
    entities
        .createNativeMutationQuery(
            """
            update job set status = 'skipped', error = cast(:why as jsonb), attempted_at = :now,
              lease_id = null, leased_until = null, waits_for = null
            where id in (select id from job where workspace_id = :workspace and status = 'pending'
              and (cast(:realm as text) is null or realm_id <> :realm)
              order by id limit :most
              for update)
            """)
        .setParameter("most", MOST_AT_ONCE)
        .setParameter("why", Errors.write(WHY))
        .setParameter("now", clock.instant())
        .setParameter("workspace", workspaceId)
        .setParameter("realm", exceptRealm)
        .executeUpdate();
    runs.end(workspaceId, exceptRealm);
  }

  /**
   * Skips jobs that were opened for a company by somebody who did not know yet that it is not the
   * connected one any more, or that were too many for the disconnect: nobody would ever look at
   * them.
   *
   * @return how many
   */
  @Transactional
  int skipStranded() {
    return entities
        .createNativeMutationQuery(
            """
            update job set status = 'skipped', error = cast(:why as jsonb), attempted_at = :now,
              lease_id = null, leased_until = null, waits_for = null
            where id in (select j.id from job j
              join connection c on c.workspace_id = j.workspace_id and c.environment = :environment
              where j.status = 'pending' and j.due_at <= :now
                and (c.status = 0 or c.realm_id <> j.realm_id)
                and (j.lease_id is null or j.leased_until < :now)
              limit :most
              for update of j skip locked)
            """)
        .setParameter("most", MOST_AT_ONCE)
        .setParameter("environment", intuit.environment())
        .setParameter("why", Errors.write(WHY))
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Wakes what is open, once the connection is really there. */
  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Connected connected) {
    Instant now = clock.instant();
    List<UUID> open =
        entities
            .createNativeQuery(
                "select id from job where workspace_id = :workspace and realm_id = :realm"
                    + " and status = 'pending' and not bulk and due_at <= :now order by id limit 3000",
                UUID.class)
            .setParameter("workspace", connected.workspaceId())
            .setParameter("realm", connected.realmId())
            .setParameter("now", now)
            .getResultList();
    wakeUps.wake(connected.workspaceId(), open);
  }
}
