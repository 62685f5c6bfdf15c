package com.taskip.quickbooks.connection;

import com.google.crypto.tink.Aead;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/**
 * Encrypts tokens at rest with AES-256-GCM, bound to their workspace: what was sealed for one
 * workspace does not open for another. Started eagerly, so that a bad key stops the start and not
 * the first person who connects.
 */
@Startup
@ApplicationScoped
class TokenCipher {
  private static final Logger LOG = Logger.getLogger(TokenCipher.class);

  private final KeyRing ring;

  TokenCipher(ConnectionConfig config) {
    this.ring =
        KeyRing.parse(
            config
                .tokenEncryptionKey()
                .orElseThrow(
                    () ->
                        new ConfigurationException(
                            "TOKEN_ENCRYPTION_KEY is not set: give it base64 of 32 random bytes.")));
  }

  /** The id of the key that {@link #seal} uses, to be kept beside what it sealed. */
  String keyId() {
    return ring.firstId();
  }

  byte[] seal(String workspaceId, String token) {
    try {
      return ring.first().encrypt(bytes(token), bytes(workspaceId));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-256-GCM refused to encrypt.", impossible);
    }
  }

  /**
   * Throws {@link TokenUnavailable} when no key of the ring opens it: that is the operator's to
   * mend, and no reason to give up the connection.
   *
   * @param keyId tried first; the others follow, so that a key may be given another id
   */
  String open(String workspaceId, String keyId, byte[] sealed) {
    Deque<Aead> candidates = new ArrayDeque<>();
    ring.keys()
        .forEach(
            (id, key) -> {
              if (id.equals(keyId)) {
                candidates.addFirst(key);
              } else {
                candidates.addLast(key);
              }
            });
    for (Aead key : candidates) {
      try {
        return new String(key.decrypt(sealed, bytes(workspaceId)), StandardCharsets.UTF_8);
      } catch (GeneralSecurityException notThisKey) {
        LOG.debugf("event=token_key_mismatch workspace=%s", workspaceId);
      }
    }
    LOG.errorf(
        "event=token_undecryptable workspace=%s key=%s problem=\"TOKEN_ENCRYPTION_KEY does not list"
            + " the key that the tokens were encrypted with\"",
        workspaceId, keyId);
    throw new TokenUnavailable("The stored tokens cannot be decrypted with the configured key.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
