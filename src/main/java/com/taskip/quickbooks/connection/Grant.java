package com.taskip.quickbooks.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * What Intuit's token endpoint gave us. Not a record: tokens must not find their way into a log
 * through a generated {@code toString}.
 */
final class Grant {
  private static final int TAIL_OF_LIFE = 10;

  private final String accessToken;
  private final String refreshToken;
  private final Instant accessExpiresAt;
  private final Duration accessLife;
  private final Instant refreshExpiresAt;
  private final Instant endsAt;

  /**
   * @param refreshExpiresAt when the refresh token dies of disuse; null when Intuit did not say
   * @param endsAt when the whole grant ends, refreshed or not; null when Intuit did not say
   */
  Grant(
      String accessToken,
      String refreshToken,
      Instant now,
      Duration accessLife,
      Instant refreshExpiresAt,
      Instant endsAt) {
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    this.accessLife = accessLife;
    this.accessExpiresAt = now.plus(accessLife);
    this.refreshExpiresAt = refreshExpiresAt;
    this.endsAt = endsAt;
  }

  String accessToken() {
    return accessToken;
  }

  String refreshToken() {
    return refreshToken;
  }

  Instant accessExpiresAt() {
    return accessExpiresAt;
  }

  /** From when on the access token should be renewed: before its end, but not at every call. */
  Instant refreshAt(Duration margin) {
    Duration tail = accessLife.dividedBy(TAIL_OF_LIFE);
    return accessExpiresAt.minus(tail.compareTo(margin) < 0 ? tail : margin);
  }

  Instant refreshExpiresAt() {
    return refreshExpiresAt;
  }

  Instant endsAt() {
    return endsAt;
  }
}
