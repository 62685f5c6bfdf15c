package com.taskip.quickbooks.quickbooks.webhook;

import com.taskip.quickbooks.HmacSha256;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells Intuit's deliveries from anybody else's: base64 of the HMAC-SHA256 of the very bytes that
 * came, under the app's verifier token.
 */
@ApplicationScoped
public class WebhookSignature {
  /** Where Intuit puts it. */
  public static final String HEADER = "intuit-signature";

  private final Optional<String> verifierToken;

  @Inject
  WebhookSignature(QuickBooksConfig config) {
    this(config.webhookVerifierToken());
  }

  WebhookSignature(Optional<String> verifierToken) {
    this.verifierToken = verifierToken.filter(token -> !token.isBlank());
  }

  /**
   * Whether Intuit sent these bytes. Never, while no verifier token is configured.
   *
   * @param signature as the header says; null when there is none
   */
  public boolean verifies(byte[] body, String signature) {
    return verifierToken
        .filter(token -> signature != null)
        .map(token -> Base64.getEncoder().encode(HmacSha256.of(token, body)))
        // Takes as long whatever the first difference is: else it could be guessed byte by byte.
        .filter(
            expected ->
                MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }
}
