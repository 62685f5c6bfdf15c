package com.taskip.quickbooks.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A refresh token that nobody uses dies after about 100 days, and a workspace with nothing to sync
 * makes no calls: it would find itself disconnected when it comes back from a long pause.
 */
@ApplicationScoped
public class IdleGrants {
  private static final Logger LOG = Logger.getLogger(IdleGrants.class);
  private static final Duration NOTICE = Duration.ofDays(30);

  /** So that one tick stays short; there is a next one, and a month of them. */
  private static final Duration TICK = Duration.ofSeconds(20);

  private final TokenStore store;
  private final TokenRefresh refresh;
  private final Clock clock;

  IdleGrants(TokenStore store, TokenRefresh refresh, Clock clock) {
    this.store = store;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** Refreshes the tokens of connections that have lain idle for so long that they would die. */
  public void keepAlive() {
    Instant started = clock.instant();
    Instant enough = started.plus(TICK);
    Optional<String> idle = store.nextIdle(started.plus(NOTICE));
    while (idle.isPresent()) {
      keepAlive(idle.get());
      idle =
          clock.instant().isBefore(enough)
              ? store.nextIdle(started.plus(NOTICE))
              : Optional.empty();
    }
  }

  private void keepAlive(String workspaceId) {
    try {
      refresh.current(workspaceId);
    } catch (ConnectionBroken | TokenUnavailable failed) {
      LOG.warnf(
          "event=keep_alive_failed workspace=%s reason=\"%s\"", workspaceId, failed.getMessage());
    }
  }
}
