package com.taskip.quickbooks.lambda;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Puts answers where CloudFormation waits for them, an address in S3 that was signed beforehand.
 *
 * <p>The JDK's plain connection, because the signature covers the address as it is written and a
 * content type that must be absent: a REST client rewrites the one and adds the other.
 */
@ApplicationScoped
class StackAnswers {

  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(20).toMillis();

  /**
   * @throws IOException when it was not taken, after some tries: the whole deployment waits for it
   */
  @Retry(maxRetries = 4, delay = 500, retryOn = IOException.class)
  void send(String address, StackAnswer answer) throws IOException {
    HttpURLConnection bucket = (HttpURLConnection) URI.create(address).toURL().openConnection();
    bucket.setConnectTimeout(PATIENCE_MILLIS);
    bucket.setReadTimeout(PATIENCE_MILLIS);
    bucket.setRequestMethod("PUT");
    bucket.setDoOutput(true);
    try (OutputStream body = bucket.getOutputStream()) {
      body.write(answer.json().toString().getBytes(StandardCharsets.UTF_8));
    }
    if (bucket.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("CloudFormation's address answered " + bucket.getResponseCode() + ".");
    }
  }
}
