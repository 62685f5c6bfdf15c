package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * QuickBooks does not let us in any more (a 401 after a fresh token, or fault 3100). That is no
 * failure of a job: the connection stops, its jobs wait until someone reconnects.
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
      connections.broken(
          shift.workspaceId(),
          shift.realmId(),
          "QuickBooks no longer lets Taskip in. Disconnect and connect again.");
    }
    return out;
  }
}
