package com.taskip.quickbooks.connection;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The way of a workspace out of its QuickBooks company. */
@ApplicationScoped
public class Disconnecting {
  private static final Logger LOG = Logger.getLogger(Disconnecting.class);

  private final CompanyRegister register;
  private final Connections connections;
  private final Intuit intuit;

  Disconnecting(CompanyRegister register, Connections connections, Intuit intuit) {
    this.register = register;
    this.connections = connections;
    this.intuit = intuit;
  }

  /**
   * Erases the tokens here, then revokes them at Intuit. In this order: what a person gave up must
   * not go on working because Intuit cannot be reached or we are stopped in between.
   */
  public Connection disconnect(String workspaceId) {
    register
        .strikeOut(workspaceId)
        .ifPresent(
            token ->
                LOG.infof(
                    "event=revoked workspace=%s confirmed=%s", workspaceId, intuit.revoke(token)));
    return connections.of(workspaceId);
  }
}
