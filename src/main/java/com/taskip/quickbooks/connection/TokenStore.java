package com.taskip.quickbooks.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

  private final TokenCipher cipher;
  private final ConnectionConfig config;
  private final Clock clock;

  TokenStore(TokenCipher cipher, ConnectionConfig config, Clock clock) {
    this.cipher = cipher;
    this.config = config;
    this.clock = clock;
  }

  /** Throws {@link ConnectionBroken} when the workspace has no connection that works. */
  StoredTokens read(String workspaceId) {
    ConnectionRow row = usable(ConnectionRow.of(workspaceId));
    return new StoredTokens(
        row, cipher.open(workspaceId, row.tokenKeyId, row.accessToken), clock.instant());
  }

  /**
   * Connected workspaces whose access token ran out unnoticed and whose refresh token dies before
   * then, the most urgent first.
   */
  List<String> idle(Instant now, Instant then, int most) {
    return ConnectionRow.<ConnectionRow>find(
            "status = ?1 and accessRefreshAt <= ?2 and refreshExpiresAt < ?3"
                + " order by refreshExpiresAt",
            Status.CONNECTED,
            now,
            then)
        .page(0, most)
        .stream()
        .map(row -> row.workspaceId)
        .toList();
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

  private static ConnectionRow usable(Optional<ConnectionRow> row) {
    return switch (row.map(it -> it.status).orElse(Status.DISCONNECTED)) {
      case CONNECTED -> row.orElseThrow();
      case ERROR -> throw new ConnectionBroken(row.orElseThrow().lastError);
      case DISCONNECTED ->
          throw new ConnectionBroken("The workspace is not connected to QuickBooks.");
    };
  }
}
