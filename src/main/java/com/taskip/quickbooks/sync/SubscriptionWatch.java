package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * A company whose subscription has ended refuses every change (6190) until somebody pays. Each job
 * fails for it once, since it does not pass by itself; the first change that goes through again
 * proves that it is over, and all of them are queued again.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SubscriptionWatch {
  private static final String ENDED = "subscription_ended";

  private final Jobs jobs;
  private final Connections connections;
  private final Reopening reopening;
  private final Backlog backlog;
  private final Pumps pumps;

  SubscriptionWatch(
      Jobs jobs, Connections connections, Reopening reopening, Backlog backlog, Pumps pumps) {
    this.jobs = jobs;
    this.connections = connections;
    this.reopening = reopening;
    this.backlog = backlog;
    this.pumps = pumps;
  }

  /** Notes what these attempts tell of the subscription; part of their settlement. */
  void note(Shift shift, List<Attempt> attempts) {
    boolean known = shift.connection().subscriptionEnded();
    if (attempts.stream().anyMatch(SubscriptionWatch::refused)) {
      if (!known) {
        connections.subscriptionEnded(shift.workspaceId(), shift.realmId(), true);
      }
    } else if (known && attempts.stream().anyMatch(attempt -> attempt.wrote)) {
      connections.subscriptionEnded(shift.workspaceId(), shift.realmId(), false);
      goOn(shift);
    }
  }

  private void goOn(Shift shift) {
    List<UUID> open =
        reopening
            .reopen(
                jobs.ended(shift.workspaceId(), shift.realmId(), JobStatus.FAILED, ENDED), false)
            .all();
    backlog.join(open);
    pumps.start(shift.workspaceId(), open.size());
  }

  private static boolean refused(Attempt attempt) {
    return attempt.ending instanceof Ending.Failed(SyncError why, boolean passing)
        && ENDED.equals(why.code());
  }
}
