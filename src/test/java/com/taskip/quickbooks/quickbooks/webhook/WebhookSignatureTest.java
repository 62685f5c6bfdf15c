package com.taskip.quickbooks.quickbooks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.HmacSha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  /** The vector of Intuit's own Java SDK. */
  private static final String VERIFIER = "b5771f19b12ddb4bcdb9f08bdc50bc63878a";

  private static final String SIGNATURE = "JC2GUwciPmRBwEO7WvrRmKqu9tGOKL8FFallocTFi8Q=";

  @Test
  void intuits_own_example_is_verified() throws IOException {
    assertThat(signatures(VERIFIER).verifies(example(), SIGNATURE)).isTrue();
    assertThat(signatures(VERIFIER).verifies(example(), " " + SIGNATURE)).isTrue();
  }

  @Test
  void one_other_byte_is_another_body() throws IOException {
    byte[] body = example();
    body[body.length - 1] ^= 1;
    assertThat(signatures(VERIFIER).verifies(body, SIGNATURE)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "JC2GUwciPmRBwEO7WvrRmKqu9tGOKL8FFallocTFi8Q",
        "jC2GUwciPmRBwEO7WvrRmKqu9tGOKL8FFallocTFi8Q=",
        "é"
      })
  void any_other_signature_is_none(String signature) throws IOException {
    assertThat(signatures(VERIFIER).verifies(example(), signature)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "another"})
  void nothing_is_verified_without_the_right_token(String token) throws IOException {
    assertThat(signatures(token).verifies(example(), SIGNATURE)).isFalse();
  }

  @Test
  void signing_is_as_rfc_4231_says() {
    byte[] signed =
        HmacSha256.of("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(signed))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  private static byte[] example() throws IOException {
    return WebhookPayloadTest.recorded("webhook-legacy-payload.json");
  }

  private static WebhookSignature signatures(String token) {
    return new WebhookSignature(Optional.ofNullable(token));
  }
}
