package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The tokens in the ledger, and who may refresh them. Each method is a short transaction of its
 * own; none is open while Intuit is called.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class TokenStore {
  private static final Logger LOG = Logger.getLogger(TokenStore.class);

  private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

  private final TokenCipher cipher;
  private final ConnectionConfig config;
  private final QuickBooksConfig intuit;
  private final Clock clock;

  TokenStore(TokenCipher cipher, ConnectionConfig config, QuickBooksConfig intuit, Clock clock) {
    this.cipher = cipher;
    this.config = config;
    this.intuit = intuit;
    this.clock = clock;
  }

  /** Throws {@link ConnectionBroken} when the workspace has no connection that works. */
  StoredTokens read(String workspaceId) {
    ConnectionRow row = usable(ConnectionRow.of(workspaceId));
    return new StoredTokens(
        row, cipher.open(workspaceId, row.tokenKeyId, row.accessToken), clock.instant());
  }

  /**
   * The connected workspace whose access token ran out unnoticed and whose refresh token dies the
   * soonest, if before that instant or nobody knows when. It is not named again for an hour,
   * whatever comes of it, so that one that cannot be helped does not stand in the way of the
   * others.
   */
  Optional<String> nextIdle(Instant diesBefore) {
    Instant now = clock.instant();
    Optional<ConnectionRow> idle =
        ConnectionRow.<ConnectionRow>find(
                "status = ?1 and environment = ?2 and accessRefreshAt <= ?3"
                    + " and (refreshExpiresAt < ?4 or refreshExpiresAt is null)"
                    + " and (keptAliveAt < ?5 or keptAliveAt is null)"
                    + " order by refreshExpiresAt nulls last",
                Status.CONNECTED,
                intuit.environment(),
                now,
                diesBefore,
                now.minus(BETWEEN_TRIES))
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .firstResultOptional();
    idle.ifPresent(row -> row.keptAliveAt = now);
    return idle.map(row -> row.workspaceId);
  }

  /**
   * Takes the right to refresh, if nobody has it and the tokens are still those that were seen.
   *
   * @return the refresh token to use
   */
  Optional<String> lease(String workspaceId, long seenVersion, UUID by) {
    ConnectionRow row = usable(ConnectionRow.locked(workspaceId));
    Instant now = clock.instant();
    if (row.tokenVersion != seenVersion || row.refreshedBySomeoneUntilAfter(now)) {
      return Optional.empty();
    }
    row.refreshingBy = by;
    row.refreshingUntil = now.plus(config.refreshLease());
    return Optional.of(cipher.open(workspaceId, row.tokenKeyId, row.refreshToken));
  }

  /**
   * Keeps what Intuit gave for the tokens of that version. A lease that ran out meanwhile does not
   * matter: as long as nobody stored others, these are the latest that Intuit knows.
   *
   * @return false when other tokens are stored by now, or none any more
   */
  boolean keep(String workspaceId, long version, Grant grant) {
    return changed(workspaceId, version, row -> row.keep(grant, cipher, config));
  }

  /**
   * Stops the connection because Intuit ended the grant of that version.
   *
   * @return false when other tokens are stored by now, or none any more
   */
  boolean condemn(String workspaceId, long version, String sentence) {
    boolean condemned = changed(workspaceId, version, row -> row.breakWith(sentence));
    if (condemned) {
      LOG.warnf("event=connection_broken workspace=%s reason=\"%s\"", workspaceId, sentence);
    }
    return condemned;
  }

  /** Gives the lease back without news; nobody asks Intuit again before a short pause is over. */
  void release(String workspaceId, UUID by) {
    ConnectionRow.locked(workspaceId)
        .filter(row -> by.equals(row.refreshingBy))
        .ifPresent(
            row -> {
              row.refreshingBy = null;
              row.refreshingUntil = clock.instant().plus(config.pauseAfterFailure());
            });
  }

  private static boolean changed(String workspaceId, long version, Consumer<ConnectionRow> change) {
    Optional<ConnectionRow> row =
        ConnectionRow.locked(workspaceId)
            .filter(it -> it.status == Status.CONNECTED && it.tokenVersion == version);
    row.ifPresent(change);
    return row.isPresent();
  }

  private ConnectionRow usable(Optional<ConnectionRow> stored) {
    Optional<ConnectionRow> row = stored.filter(it -> it.in(intuit.environment()));
    return switch (row.map(it -> it.status).orElse(Status.DISCONNECTED)) {
      case CONNECTED -> row.orElseThrow();
      case ERROR -> throw new ConnectionBroken(row.orElseThrow().lastError);
      case DISCONNECTED ->
          throw new ConnectionBroken("The workspace is not connected to QuickBooks.");
    };
  }
}
