package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.QuickBooksFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks for invoices that were paid in QuickBooks since the last look. A workspace with nothing to
 * wait for costs no call: Intuit meters reads.
 */
@ApplicationScoped
public class Pull {
  /**
   * LastUpdatedTime has whole seconds, may lie a second after the answer that carries it, and its
   * clock is not ours; what is seen twice is ignored the second time.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final Logger LOG = Logger.getLogger(Pull.class);

  private final QuickBooks quickbooks;
  private final Connections connections;
  private final PaidInvoices paidInvoices;
  private final LockOut lockOut;
  private final WakeUps wakeUps;
  private final Clock clock;

  Pull(
      QuickBooks quickbooks,
      Connections connections,
      PaidInvoices paidInvoices,
      LockOut lockOut,
      WakeUps wakeUps,
      Clock clock) {
    this.quickbooks = quickbooks;
    this.connections = connections;
    this.paidInvoices = paidInvoices;
    this.lockOut = lockOut;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /** Asks for a pull of every workspace that has something to wait for. */
  public void pullDue() {
    paidInvoices.workspacesWaiting().forEach(wakeUps::pull);
  }

  /**
   * Looks once; an answer that cannot be had or read changes nothing, and the next look covers the
   * same time.
   */
  void pull(Shift shift) {
    if (!paidInvoices.waiting(shift)) {
      return;
    }
    Instant now = clock.instant();
    try {
      List<ObjectNode> settled = quickbooks.queryAll(shift.company(), settledSince(shift));
      paidInvoices.note(shift, settled);
      connections.pulledUntil(shift.workspaceId(), shift.realmId(), now);
    } catch (QuickBooksFailed e) {
      lockOut.noticed(shift, e.fault());
      LOG.warnf(
          "event=pull_failed workspace=%s code=%s intuit_tid=%s",
          shift.workspaceId(), e.fault().code(), e.fault().intuitTid());
    } catch (TokenUnavailable | ConnectionBroken e) {
      LOG.warnf("event=pull_failed workspace=%s reason=%s", shift.workspaceId(), e.getMessage());
    }
  }

  private Query settledSince(Shift shift) {
    Instant last = shift.connection().pulledUntil();
    Instant since = last == null ? paidInvoices.oldestWaiting(shift) : last;
    return Query.from(EntityType.INVOICE)
        .where("Balance")
        .eq("0")
        .and("MetaData.LastUpdatedTime")
        .atLeast(since.minus(OVERLAP))
        .orderBy("MetaData.LastUpdatedTime");
  }
}
