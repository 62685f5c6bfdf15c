package com.taskip.quickbooks.local;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The parts that a run on one machine brings along, each only when no other is configured, and the
 * properties by which the application finds them.
 */
public final class LocalRun implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LocalRun.class);

  private static final String DATABASE = "postgres";
  private static final String QUICKBOOKS = "quickbooks";

  /** Belong to the database: what is in it is encrypted with them. */
  private static final String KEYS = "keys";

  private static final String ALONE = "stop it or set LOCAL_DATA_DIR";

  /** Of the books there is one simulator, and of the keys in the database one set. */
  private static final String SHARED =
      "processes that share a database share their QuickBooks and their keys: set QUICKBOOKS_API_URL to the first one's, and LOCAL_DATA_DIR to the same directory";

  private final SmallRyeConfig configured;
  private final LocalSettings settings;
  private final Map<String, String> properties = new HashMap<>();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private LocalRun(LocalSettings settings, SmallRyeConfig configured) {
    this.settings = settings;
    this.configured = configured;
  }

  /**
   * Starts what is missing.
   *
   * @param configured what was configured from outside
   * @throws io.quarkus.runtime.configuration.ConfigurationException with one sentence, when it
   *     cannot
   */
  public static LocalRun start(LocalSettings settings, SmallRyeConfig configured) {
    LocalRun run = new LocalRun(settings, configured);
    try {
      run.startParts();
      return run;
    } catch (RuntimeException failed) {
      run.close();
      throw failed;
    }
  }

  private void startParts() {
    QuickBooksChoice quickBooks = new QuickBooksChoice(configured);
    quickBooks.check();
    boolean ownDatabase = !has("quarkus.datasource.jdbc.url");
    boolean ownQuickBooks = quickBooks.own();
    DataDirectory data = DataDirectory.at(settings.dataDir());
    if (ownDatabase || ownQuickBooks) {
      keep(data.lock(ownDatabase ? ALONE : SHARED));
    }
    if (ownDatabase) {
      if (settings.fresh()) {
        OrphanedPostgres.of(data.resolve(DATABASE)).ifPresent(OrphanedPostgres::stop);
        data.forget(DATABASE, KEYS);
      }
      startDatabase(data);
    }
    if (!has("SYNC_QUEUE_URL")) {
      startQueue();
    }
    provideQueueAccess();
    if (ownQuickBooks) {
      if (settings.fresh()) {
        data.forget(QUICKBOOKS);
      }
      prepareQuickBooks(data);
    }
    provideIntuitApp(quickBooks);
    provideSecrets(LocalKeys.in(data.resolve(KEYS)));
  }

  private void startDatabase(DataDirectory data) {
    int port = Ports.claim(settings.databasePort(), "LOCAL_DATABASE_PORT");
    properties.putAll(keep(EmbeddedDatabase.start(data.resolve(DATABASE), port)).properties());
  }

  private void startQueue() {
    int port = Ports.claim(settings.queuePort(), "LOCAL_QUEUE_PORT");
    properties.putAll(keep(EmbeddedQueue.start(port)).properties());
  }

  /** A queue server of one's own asks for a region and credentials, but takes any. */
  private void provideQueueAccess() {
    boolean ownEndpoint =
        properties.containsKey("quarkus.sqs.endpoint-override")
            || has("quarkus.sqs.endpoint-override");
    if (ownEndpoint && !has("AWS_ACCESS_KEY_ID")) {
      properties.put("quarkus.sqs.aws.region", "us-east-1");
      properties.put("quarkus.sqs.aws.credentials.type", "static");
      properties.put("quarkus.sqs.aws.credentials.static-provider.access-key-id", "local");
      properties.put("quarkus.sqs.aws.credentials.static-provider.secret-access-key", "local");
    }
  }

  /** Only says where it will be: the simulator starts and stops with the application. */
  private void prepareQuickBooks(DataDirectory data) {
    int port = Ports.claim(settings.quickBooksPort(), "LOCAL_QUICKBOOKS_PORT");
    String url = "http://localhost:" + port;
    properties.put("QUICKBOOKS_API_URL", url);
    provide("QUICKBOOKS_AUTHORIZE_URL", url + "/connect/oauth2");
    provide("QUICKBOOKS_TOKEN_URL", url + "/oauth2/v1/tokens/bearer");
    provide("QUICKBOOKS_REVOKE_URL", url + "/v2/oauth2/tokens/revoke");
    properties.put("taskip.local.quickbooks.port", Integer.toString(port));
    properties.put("taskip.local.quickbooks.data-dir", data.resolve(QUICKBOOKS).toString());
  }

  private void provideSecrets(LocalKeys keys) {
    provide("TOKEN_ENCRYPTION_KEY", keys.tokenEncryptionKey());
    if (!has("mp.jwt.verify.publickey") && !has("mp.jwt.verify.publickey.location")) {
      properties.put("mp.jwt.verify.publickey.location", keys.verifyingKey().toUri().toString());
      properties.put("smallrye.jwt.sign.key.location", keys.signingKey().toUri().toString());
      properties.put("taskip.local.sign-in", "true");
    }
  }

  /** How a simulator knows us: our own, or one that a person runs beside this. */
  private void provideIntuitApp(QuickBooksChoice quickBooks) {
    provide(
        "QUICKBOOKS_REDIRECT_URI",
        "http://localhost:%d/quickbooks-oauth-redirect".formatted(settings.httpPort()));
    if (quickBooks.simulated()) {
      provide("QUICKBOOKS_CLIENT_ID", "simulator-client");
      provide("QUICKBOOKS_CLIENT_SECRET", "simulator-secret");
      provide("QUICKBOOKS_WEBHOOK_VERIFIER_TOKEN", "simulator-webhook-verifier");
    }
  }

  private void provide(String name, String value) {
    if (!has(name)) {
      properties.put(name, value);
    }
  }

  private boolean has(String name) {
    return LocalSettings.value(configured, name).isPresent();
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** How the application finds the parts; to be set as system properties or handed to a test. */
  public Map<String, String> properties() {
    return Map.copyOf(properties);
  }

  /** Stops the parts, the last one first. The application has to have stopped by then. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception failed) {
        LOG.warnf(failed, "event=local_part_not_stopped part=%s", part.getClass().getSimpleName());
      }
    }
  }
}
