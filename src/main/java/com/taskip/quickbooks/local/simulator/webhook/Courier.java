package com.taskip.quickbooks.local.simulator.webhook;

import com.taskip.quickbooks.local.simulator.WebhookTarget;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Brings signed deliveries to their target. One that is not answered with a 2xx within three
 * seconds is brought again after 0, 10, 20 and 30 seconds and then dropped; Intuit goes on for
 * hours.
 */
final class Courier implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(Courier.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final List<Duration> AGAIN_AFTER =
      List.of(
          Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));

  private final ScheduledExecutorService timer;
  private final ExecutorService roads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .executor(roads)
          .build();

  Courier(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  void deliver(WebhookTarget target, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(target.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("intuit-signature", signature(target.verifierToken(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    later(target.delay(), () -> bring(request, 0));
  }

  @Override
  public void close() {
    http.shutdownNow();
    roads.shutdownNow();
  }

  private void bring(HttpRequest request, int tries) {
    String outcome;
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        return;
      }
      outcome = "status " + status;
    } catch (IOException unreachable) {
      outcome = unreachable.getClass().getSimpleName();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return;
    }
    if (tries < AGAIN_AFTER.size()) {
      later(AGAIN_AFTER.get(tries), () -> bring(request, tries + 1));
    } else {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "Webhook to {0} dropped after {1} tries: {2}",
          request.uri(),
          tries + 1,
          outcome);
    }
  }

  private void later(Duration delay, Runnable task) {
    try {
      timer.schedule(() -> roads.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      LOGGER.log(System.Logger.Level.DEBUG, "Webhook not sent: the simulator stops");
    }
  }

  private static String signature(String verifierToken, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(verifierToken.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
