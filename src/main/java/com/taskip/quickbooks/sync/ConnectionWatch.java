package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connected;
import com.taskip.quickbooks.connection.Disconnected;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What a connection that comes or goes means for the jobs. */
@ApplicationScoped
class ConnectionWatch {
  private static final String DISCONNECTED = "disconnected";
  private static final SyncError WHY =
      SyncError.ours(
          DISCONNECTED,
          "QuickBooks was disconnected before this was synced.",
          "Connect the same company again: it is queued again by itself.");

  private final Session entities;
  private final RunLedger runs;
  private final Pumps pumps;
  private final Reopenings reopenings;
  private final WakeUps wakeUps;
  private final Clock clock;

  ConnectionWatch(
      Session entities,
      RunLedger runs,
      Pumps pumps,
      Reopenings reopenings,
      WakeUps wakeUps,
      Clock clock) {
    this.entities = entities;
    this.runs = runs;
    this.pumps = pumps;
    this.reopenings = reopenings;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /** Jobs still open are skipped, with the reason; part of the disconnect's transaction. */
  void skipOpenJobs(@Observes Disconnected gone) {
    skip(gone.workspaceId(), null);
  }

  /**
   * Jobs that the disconnect skipped are queued again, when it is the same company; what is still
   * open for another company is skipped, since this one knows nothing of it.
   */
  void takeUp(@Observes Connected connected) {
    skip(connected.workspaceId(), connected.realmId());
    reopenings.order(
        connected.workspaceId(),
        connected.realmId(),
        List.of(JobStatus.SKIPPED),
        List.of(DISCONNECTED));
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
            where workspace_id = :workspace and status = 'pending'
              and (cast(:realm as text) is null or realm_id <> :realm)
            """)
        .setParameter("why", Errors.write(WHY))
        .setParameter("now", clock.instant())
        .setParameter("workspace", workspaceId)
        .setParameter("realm", exceptRealm)
        .executeUpdate();
    runs.end(workspaceId, exceptRealm);
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
