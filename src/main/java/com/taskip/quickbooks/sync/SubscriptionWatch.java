package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * A company whose subscription has ended refuses every change (6190) until somebody pays. Each job
 * fails for it once, since it does not pass by itself; the first change that leaves after that was
 * known and goes through proves that it is over, and all of them are queued again.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SubscriptionWatch {
  static final String ENDED = "subscription_ended";

  private final Connections connections;
  private final Reopenings reopenings;

  SubscriptionWatch(Connections connections, Reopenings reopenings) {
    this.connections = connections;
    this.reopenings = reopenings;
  }

  /** Notes what these attempts tell of the subscription; part of their settlement. */
  void note(Shift shift, List<Attempt> attempts) {
    if (attempts.stream().anyMatch(SubscriptionWatch::refused)) {
      connections.subscriptionEnded(shift.workspaceId(), shift.realmId(), true);
    } else if (shift.connection().subscriptionEnded()
        && attempts.stream().anyMatch(attempt -> attempt.wrote)
        && connections.subscriptionEnded(shift.workspaceId(), shift.realmId(), false)) {
      reopenings.order(shift.workspaceId(), shift.realmId(), Cause.endedWith(List.of(ENDED)));
    }
  }

  private static boolean refused(Attempt attempt) {
    return attempt.ending instanceof Ending.Failed(SyncError why, boolean passing)
        && ENDED.equals(why.code());
  }
}
