package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.sync.plan.FaultCatalogue;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * QuickBooks does not let us in any more (a 401 after a fresh token, fault 3100, or a 403 because
 * of the user's rights or the company's plan). That is no failure of a job: the connection stops,
 * its jobs wait until someone reconnects.
 */
@ApplicationScoped
class LockOut {
  private final Connections connections;

  LockOut(Connections connections) {
    this.connections = connections;
  }

  /** Whether the fault locks us out; the connection says so from then on. */
  boolean noticed(Shift shift, Fault fault) {
    boolean out =
        fault.kind() == FaultKind.AUTHENTICATION || fault.kind() == FaultKind.AUTHORIZATION;
    if (out) {
      connections.broken(shift.workspaceId(), shift.realmId(), sentence(fault));
    }
    return out;
  }

  /** What happened, what to do, and what Intuit's support asks for. */
  private static String sentence(Fault fault) {
    SyncError why = FaultCatalogue.error(fault);
    String code = fault.code() == null ? "HTTP " + fault.httpStatus() : fault.code();
    return "%s %s (QuickBooks %s, intuit_tid %s)"
        .formatted(why.message(), why.help(), code, fault.intuitTid());
  }
}
