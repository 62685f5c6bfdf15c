package com.taskip.quickbooks.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCipherTest {
  private static final String OLD = key(1);
  private static final String NEW = key(2);

  @Test
  void token_comes_back_as_it_was() {
    TokenCipher cipher = cipher(OLD);

    byte[] sealed = cipher.seal("ws-1", "a token");

    assertThat(cipher.open("ws-1", cipher.keyId(), sealed)).isEqualTo("a token");
  }

  @Test
  void sealed_token_shows_nothing_of_it_and_never_looks_the_same() {
    TokenCipher cipher = cipher(OLD);

    byte[] once = cipher.seal("ws-1", "a token");
    byte[] again = cipher.seal("ws-1", "a token");

    assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("token");
    assertThat(once).isNotEqualTo(again);
  }

  @Test
  void token_of_one_workspace_does_not_open_for_another() {
    TokenCipher cipher = cipher(OLD);
    byte[] sealed = cipher.seal("ws-1", "a token");

    assertThatThrownBy(() -> cipher.open("ws-2", cipher.keyId(), sealed))
        .isInstanceOf(TokenUnavailable.class)
        .hasMessageNotContaining("a token");
  }

  @Test
  void changed_token_does_not_open() {
    TokenCipher cipher = cipher(OLD);
    byte[] sealed = cipher.seal("ws-1", "a token");
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> cipher.open("ws-1", cipher.keyId(), sealed))
        .isInstanceOf(TokenUnavailable.class);
  }

  @Test
  void first_key_of_the_ring_encrypts_and_all_decrypt() {
    byte[] sealedBefore = cipher("2025:" + OLD).seal("ws-1", "a token");
    TokenCipher rotated = cipher("2026:" + NEW + ", 2025:" + OLD);

    assertThat(rotated.keyId()).isEqualTo("2026");
    assertThat(rotated.open("ws-1", "2025", sealedBefore)).isEqualTo("a token");
    byte[] sealedSince = rotated.seal("ws-1", "another");
    assertThat(cipher("2026:" + NEW).open("ws-1", "2026", sealedSince)).isEqualTo("another");
  }

  @Test
  void key_without_an_id_may_be_given_one_later() {
    byte[] sealedBefore = cipher(OLD).seal("ws-1", "a token");

    String opened = cipher("2026:" + NEW + ",2025:" + OLD).open("ws-1", "default", sealedBefore);

    assertThat(opened).isEqualTo("a token");
  }

  @Test
  void token_under_a_key_that_is_gone_is_unavailable_and_not_broken() {
    byte[] sealed = cipher("2025:" + OLD).seal("ws-1", "a token");

    assertThatThrownBy(() -> cipher("2026:" + NEW).open("ws-1", "2025", sealed))
        .isInstanceOf(TokenUnavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not base64 at all",
        "dG9vIHNob3J0",
        "1:dG9vIHNob3J0",
        ",",
        "a key id that is far too long to be one:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void bad_key_stops_the_start_with_a_sentence_that_names_the_variable(String variable) {
    assertThatThrownBy(() -> cipher(variable))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TOKEN_ENCRYPTION_KEY")
        .hasMessageNotContaining("dG9vIHNob3J0");
  }

  @Test
  void missing_key_stops_the_start_with_a_sentence_that_names_the_variable() {
    assertThatThrownBy(() -> cipher(""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TOKEN_ENCRYPTION_KEY is not set");
  }

  private static TokenCipher cipher(String variable) {
    return new TokenCipher(
        new SmallRyeConfigBuilder()
            .withMapping(ConnectionConfig.class)
            .withDefaultValue("taskip.connection.token-encryption-key", variable)
            .build()
            .getConfigMapping(ConnectionConfig.class));
  }

  private static String key(int filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return Base64.getEncoder().encodeToString(key);
  }
}
