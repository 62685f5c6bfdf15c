package com.taskip.quickbooks.connection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys of {@code TOKEN_ENCRYPTION_KEY}: base64 of 32 bytes, or a comma-separated list of {@code
 * id:base64} whose first encrypts and all of which decrypt.
 *
 * <p>Tink's AES-GCM is used directly and not through its registry and key sets: nothing is found by
 * reflection, so the native image needs no registration.
 */
record KeyRing(String firstId, Map<String, Aead> keys) {
  private static final int KEY_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  /** The id of a key that came without one. */
  private static final String UNNAMED = "default";

  /**
   * Throws {@link ConfigurationException} with a sentence that names the variable, never the key.
   */
  static KeyRing parse(String variable) {
    Map<String, Aead> keys = new LinkedHashMap<>();
    String firstId = null;
    for (String entry : variable.split(",", -1)) {
      int colon = entry.indexOf(':');
      String id = colon < 0 ? UNNAMED : entry.substring(0, colon).strip();
      if (!ID.matcher(id).matches()) {
        throw bad("a key id must be 1 to 32 letters, digits, '-' or '_'");
      }
      if (keys.put(id, aead(entry.substring(colon + 1).strip())) != null) {
        throw bad("it lists the key id '" + id + "' twice");
      }
      firstId = firstId == null ? id : firstId;
    }
    return new KeyRing(firstId, keys);
  }

  Aead first() {
    return keys.get(firstId);
  }

  private static Aead aead(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      if (key.length != KEY_BYTES) {
        throw bad("a key has " + key.length + " bytes instead of " + KEY_BYTES);
      }
      return new AesGcmJce(key);
    } catch (IllegalArgumentException notBase64) {
      throw bad("a key is not base64");
    } catch (GeneralSecurityException unusable) {
      throw bad("this Java runtime offers no AES-256-GCM");
    }
  }

  private static ConfigurationException bad(String why) {
    return new ConfigurationException(
        "TOKEN_ENCRYPTION_KEY must be base64 of 32 bytes, or a comma-separated list of id:base64: "
            + why
            + ".");
  }
}
