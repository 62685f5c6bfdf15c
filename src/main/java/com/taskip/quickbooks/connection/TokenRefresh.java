package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives the access token that is good now. However many functions find it expired at once, one of
 * them asks Intuit and the others wait for what it stores: Intuit may end a refresh token as soon
 * as it was used, and two users of the same one would lock each other out.
 *
 * <p>Refuses to run inside a transaction, because it may call Intuit.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
class TokenRefresh {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final String GRANT_ENDED =
      "Intuit no longer accepts this connection (invalid_grant). Reconnect QuickBooks to go on"
          + " syncing; what waits is synced then.";

  private final TokenStore store;
  private final Intuit intuit;
  private final UnkeptGrants unkept;
  private final Metrics metrics;
  private final ConnectionConfig config;
  private final Clock clock;

  TokenRefresh(
      TokenStore store,
      Intuit intuit,
      UnkeptGrants unkept,
      Metrics metrics,
      ConnectionConfig config,
      Clock clock) {
    this.store = store;
    this.intuit = intuit;
    this.unkept = unkept;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  /** The stored token; renewed first when it is about to expire. */
  String current(String workspaceId) {
    StoredTokens tokens = store.read(workspaceId);
    return tokens.dueAt(clock.instant())
        ? renew(workspaceId, tokens, tokens.validAt(clock.instant()))
        : tokens.accessToken();
  }

  /** A token other than the refused one: somebody's newer one, or else one that is fetched now. */
  String renewed(String workspaceId, String refused) {
    StoredTokens tokens = store.read(workspaceId);
    return tokens.accessToken().equals(refused)
        ? renew(workspaceId, tokens, false)
        : current(workspaceId);
  }

  /**
   * @param stillGood the seen token works for a while yet: nobody needs to wait for a better one
   */
  private String renew(String workspaceId, StoredTokens seen, boolean stillGood) {
    Instant giveUp = clock.instant().plus(config.refreshLease()).plus(LOOK_AGAIN);
    StoredTokens tokens = seen;
    while (tokens.version() == seen.version()) {
      UUID lease = UUID.randomUUID();
      Optional<String> refreshToken = store.lease(workspaceId, seen.version(), lease);
      if (refreshToken.isPresent()) {
        return refresh(workspaceId, seen, refreshToken.get(), lease, stillGood);
      }
      if (stillGood) {
        return seen.accessToken();
      }
      if (tokens.pausing() || clock.instant().isAfter(giveUp)) {
        throw unavailable();
      }
      lookAgain();
      tokens = store.read(workspaceId);
    }
    return tokens.accessToken();
  }

  private String refresh(
      String workspaceId, StoredTokens seen, String refreshToken, UUID lease, boolean stillGood) {
    Grant grant;
    try {
      grant = intuit.refresh(refreshToken);
      metrics.count(Metric.TOKEN_REFRESHES, "renewed");
    } catch (GrantFailed failed) {
      metrics.count(Metric.TOKEN_REFRESHES, failed.refusal().meaning().wireName());
      if (failed.refusal().meaning() == TokenRefusal.Meaning.GRANT_IS_DEAD) {
        return afterDeadGrant(workspaceId, seen);
      }
      store.release(workspaceId, lease);
      if (stillGood) {
        return seen.accessToken();
      }
      throw unavailable();
    }
    if (store.keep(workspaceId, seen.version(), grant)) {
      return grant.accessToken();
    }
    unkept.giveBack(seen.realmId(), grant.refreshToken());
    return store.read(workspaceId).accessToken();
  }

  /** The refresh token was dead, but another may have been stored since: look before giving up. */
  private String afterDeadGrant(String workspaceId, StoredTokens seen) {
    if (store.condemn(workspaceId, seen.version(), GRANT_ENDED)) {
      throw new ConnectionBroken(GRANT_ENDED);
    }
    return store.read(workspaceId).accessToken();
  }

  private static void lookAgain() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private static TokenUnavailable unavailable() {
    return new TokenUnavailable(
        "Intuit gave no access token just now. The connection stays as it is; try again shortly.");
  }
}
