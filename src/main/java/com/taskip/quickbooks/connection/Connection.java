package com.taskip.quickbooks.connection;

import java.time.Instant;

/**
 * What is known about a workspace's connection; never its tokens.
 *
 * @param realmId the company's id at Intuit; kept after a disconnect, null before the first connect
 * @param environment {@code sandbox} or {@code production}
 * @param homeCurrency ISO 4217, null when the company did not say
 * @param connectedAt records older than this do not sync by themselves
 * @param lastError a sentence for a person, null unless the status is {@link Status#ERROR}
 * @param arAccountRefused the company refused the A/R account of the settings
 * @param subscriptionEnded the company takes no changes (6190) until its subscription is renewed
 * @param refreshExpiresAt when the refresh token dies if it is not used before
 * @param grantExpiresAt Intuit's five-year cap, which refreshing does not move; null when not told
 */
public record Connection(
    String workspaceId,
    Status status,
    String realmId,
    String companyName,
    String environment,
    String homeCurrency,
    Instant connectedAt,
    String connectedBy,
    String lastError,
    boolean arAccountRefused,
    boolean subscriptionEnded,
    Instant refreshExpiresAt,
    Instant grantExpiresAt) {

  /** A workspace that was never connected. */
  static Connection none(String workspaceId, String environment) {
    return new Connection(
        workspaceId,
        Status.DISCONNECTED,
        null,
        null,
        environment,
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        null);
  }

  /** Whether calls to QuickBooks may be made. */
  public boolean connected() {
    return status == Status.CONNECTED;
  }

  /** Whether calls to that company may be made. */
  public boolean connectedTo(String company) {
    return connected() && company.equals(realmId);
  }
}
