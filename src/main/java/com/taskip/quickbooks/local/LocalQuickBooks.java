package com.taskip.quickbooks.local;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.local.simulator.WebhookTarget;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The simulated QuickBooks of a local run, unless another is configured. It starts and stops with
 * the application, so that a live reload brings its new code too; its books are on disk.
 */
@ApplicationScoped
public class LocalQuickBooks {

  private static final String WEBHOOK = "/api/v3/integrations/quickbooks/webhooks";

  private final Optional<Integer> port;
  private final Optional<Path> dataDir;
  private final String clientId;
  private final String clientSecret;
  private final String redirectUri;
  private final Optional<String> webhookVerifierToken;
  private final String host;
  private final int httpPort;
  private final Clock clock;
  private QuickBooksSimulator simulator;

  LocalQuickBooks(
      @ConfigProperty(name = "taskip.local.quickbooks.port") Optional<Integer> port,
      @ConfigProperty(name = "taskip.local.quickbooks.data-dir") Optional<Path> dataDir,
      @ConfigProperty(name = "QUICKBOOKS_CLIENT_ID") String clientId,
      @ConfigProperty(name = "QUICKBOOKS_CLIENT_SECRET") String clientSecret,
      @ConfigProperty(name = "QUICKBOOKS_REDIRECT_URI") String redirectUri,
      @ConfigProperty(name = "QUICKBOOKS_WEBHOOK_VERIFIER_TOKEN")
          Optional<String> webhookVerifierToken,
      @ConfigProperty(name = "QUARKUS_HTTP_HOST", defaultValue = "localhost") String host,
      @ConfigProperty(name = "QUARKUS_HTTP_PORT", defaultValue = "8080") int httpPort,
      Clock clock) {
    this.port = port;
    this.dataDir = dataDir;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.redirectUri = redirectUri;
    this.webhookVerifierToken = webhookVerifierToken;
    this.host = host.equals("0.0.0.0") ? "localhost" : host;
    this.httpPort = httpPort;
    this.clock = clock;
  }

  void start(@Observes @Priority(StartOrder.QUICKBOOKS) StartupEvent started) {
    if (port.isEmpty()) {
      return;
    }
    try {
      simulator =
          QuickBooksSimulator.start(
              new SimulatorOptions(
                      port.get(),
                      dataDir.orElse(null),
                      clientId,
                      clientSecret,
                      List.of(redirectUri),
                      clock)
                  .withWebhook(webhook()));
    } catch (IOException unavailable) {
      throw LocalRefusal.because(
          "the QuickBooks simulator does not start on port %d (%s)."
              .formatted(port.get(), unavailable.getMessage()));
    }
  }

  /** Told at once, as by Intuit; a test says itself who is to be told of what. */
  private WebhookTarget webhook() {
    return LaunchMode.current() == LaunchMode.TEST
        ? null
        : webhookVerifierToken
            .map(
                token ->
                    WebhookTarget.of(
                        URI.create("http://%s:%d%s".formatted(host, httpPort, WEBHOOK)), token))
            .orElse(null);
  }

  /** The running simulator, for whoever plays the accountant. */
  @Produces
  public QuickBooksSimulator simulator() {
    if (simulator == null) {
      throw new IllegalStateException("QUICKBOOKS_API_URL names another QuickBooks");
    }
    return simulator;
  }

  void stop(@Observes @Priority(StartOrder.QUICKBOOKS) ShutdownEvent stopping) throws IOException {
    if (simulator != null) {
      simulator.close();
    }
  }
}
