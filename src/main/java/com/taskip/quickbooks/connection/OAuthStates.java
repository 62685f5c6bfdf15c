package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

/**
 * The {@code state} values that tie the browser's return from Intuit to the person who left. Intuit
 * hands them back unchecked, so single use, age and owner are ours to hold. Only their SHA-256 is
 * kept: who reads the table cannot finish someone else's connection.
 */
@ApplicationScoped
@Transactional
class OAuthStates {
  private static final int BYTES = 32;

  private final EntityManager ledger;
  private final ConnectionConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  OAuthStates(EntityManager ledger, ConnectionConfig config, Clock clock) {
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
  }

  /** A new state for that person, and sweeps away those that nobody came back with. */
  OAuthState open(String workspaceId, String userId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    Instant expiresAt = now.plus(config.stateLifetime());
    ledger
        .createNativeQuery("delete from oauth_state where expires_at < :now")
        .setParameter("now", now)
        .executeUpdate();
    ledger
        .createNativeQuery("insert into oauth_state values (:hash, :workspace, :user, :expires)")
        .setParameter("hash", hash(value))
        .setParameter("workspace", workspaceId)
        .setParameter("user", userId)
        .setParameter("expires", expiresAt)
        .executeUpdate();
    return new OAuthState(value, expiresAt);
  }

  /**
   * Uses the state up; of two callers with the same one, one is refused. A stranger's try does not
   * use it up for its owner.
   */
  void consume(String workspaceId, String userId, String value) {
    boolean known =
        ledger
                .createNativeQuery(
                    """
                    delete from oauth_state
                    where state_hash = :hash and workspace_id = :workspace and user_id = :user
                      and expires_at >= :now
                    """)
                .setParameter("hash", hash(value == null ? "" : value))
                .setParameter("workspace", workspaceId)
                .setParameter("user", userId)
                .setParameter("now", clock.instant())
                .executeUpdate()
            == 1;
    if (!known) {
      throw Refusal.invalid(
          "invalid_state",
          "This sign-in at Intuit is not known, was used already, took longer than "
              + config.stateLifetime().toMinutes()
              + " minutes, or was started by someone else. Start again with Connect.");
    }
  }

  private static byte[] hash(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
