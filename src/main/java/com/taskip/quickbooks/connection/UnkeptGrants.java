package com.taskip.quickbooks.connection;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Grants that Intuit gave and that nobody stores, or stores no longer: left alone they would open
 * the company for months. They are given back as far as Intuit can be reached.
 */
@ApplicationScoped
class UnkeptGrants {
  private static final Logger LOG = Logger.getLogger(UnkeptGrants.class);

  private final Intuit intuit;
  private final Connections connections;

  UnkeptGrants(Intuit intuit, Connections connections) {
    this.intuit = intuit;
    this.connections = connections;
  }

  /**
   * Revokes it, unless a workspace is connected to the company: Intuit may end that workspace's
   * grant together with this one.
   */
  void giveBack(String realmId, String refreshToken) {
    if (!connections.anyTo(realmId)) {
      LOG.infof(
          "event=grant_given_back realm=%s confirmed=%s", realmId, intuit.revoke(refreshToken));
    }
  }
}
