package com.taskip.quickbooks.connection;

import java.time.Instant;

/**
 * A workspace's tokens as they were when they were read. Not a record, so that nothing prints them.
 */
final class StoredTokens {
  private final String realmId;
  private final String accessToken;
  private final Instant refreshAt;
  private final Instant expiresAt;
  private final long version;
  private final boolean pausing;

  StoredTokens(ConnectionRow row, String accessToken, Instant now) {
    this.realmId = row.realmId;
    this.accessToken = accessToken;
    this.refreshAt = row.accessRefreshAt;
    this.expiresAt = row.accessExpiresAt;
    this.version = row.tokenVersion;
    this.pausing = row.refreshingBy == null && row.refreshedBySomeoneUntilAfter(now);
  }

  String realmId() {
    return realmId;
  }

  String accessToken() {
    return accessToken;
  }

  long version() {
    return version;
  }

  boolean dueAt(Instant now) {
    return !now.isBefore(refreshAt);
  }

  boolean validAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** Whether the last refresh failed just now, so that Intuit is left alone for a moment. */
  boolean pausing() {
    return pausing;
  }
}
