package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run brings along depends on what is configured, wherever that is written. */
class LocalRunTest {

  private static final Map<String, String> DATABASE_AND_QUEUE =
      Map.of(
          "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example/taskip",
          "SYNC_QUEUE_URL", "http://sqs.example/1/taskip-sync");

  @TempDir Path data;

  /** As {@code config/application.properties} would say it, beside a given database and queue. */
  private Map<String, String> provided(Map<String, String> configured) {
    Map<String, String> all = new HashMap<>(DATABASE_AND_QUEUE);
    all.putAll(configured);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(all, "application.properties", 260))
            .build();
    int port = Ports.claim(0, "LOCAL_QUICKBOOKS_PORT");
    LocalSettings settings = new LocalSettings(data, false, 8080, 0, 0, port);
    try (LocalRun run = LocalRun.start(settings, config)) {
      return run.properties();
    }
  }

  @Test
  void nothing_that_is_configured_is_replaced() {
    Map<String, String> configured =
        Map.of(
            "QUICKBOOKS_API_URL", "http://localhost:7000",
            "QUICKBOOKS_CLIENT_ID", "client",
            "QUICKBOOKS_CLIENT_SECRET", "secret",
            "QUICKBOOKS_REDIRECT_URI", "https://taskip.example/quickbooks-oauth-redirect",
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKEN", "verifier",
            "TOKEN_ENCRYPTION_KEY", "key",
            "mp.jwt.verify.publickey.location", "https://taskip.example/keys");
    assertThat(provided(configured)).isEmpty();
  }

  @Test
  void anybody_is_signed_in_only_while_no_key_is_configured() {
    assertThat(provided(Map.of())).containsEntry("taskip.local.sign-in", "true");
    assertThat(provided(Map.of("mp.jwt.verify.publickey", "key")))
        .doesNotContainKey("taskip.local.sign-in");
  }

  @Test
  void each_of_the_simulators_addresses_can_be_overridden_alone() {
    assertThat(provided(Map.of("QUICKBOOKS_TOKEN_URL", "http://localhost:7000/tokens")))
        .containsKeys("QUICKBOOKS_API_URL", "QUICKBOOKS_AUTHORIZE_URL", "QUICKBOOKS_REVOKE_URL")
        .doesNotContainKey("QUICKBOOKS_TOKEN_URL");
  }

  @Test
  void another_simulator_is_known_by_the_same_secrets() {
    assertThat(provided(Map.of("QUICKBOOKS_API_URL", "http://127.0.0.1:7000")))
        .containsKeys("QUICKBOOKS_CLIENT_ID", "QUICKBOOKS_CLIENT_SECRET")
        .doesNotContainKey("taskip.local.quickbooks.port");
  }

  @Test
  void real_quickbooks_is_never_met_with_a_simulators_secrets() {
    String real = "https://sandbox-quickbooks.api.intuit.com";
    assertThatThrownBy(() -> provided(Map.of("QUICKBOOKS_API_URL", real)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("QUICKBOOKS_CLIENT_ID");
    assertThat(
            provided(
                Map.of(
                    "QUICKBOOKS_API_URL", real,
                    "QUICKBOOKS_CLIENT_ID", "client",
                    "QUICKBOOKS_CLIENT_SECRET", "secret")))
        .doesNotContainKeys(
            "QUICKBOOKS_CLIENT_ID",
            "QUICKBOOKS_CLIENT_SECRET",
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKEN");
  }

  @Test
  void production_is_not_simulated() {
    assertThatThrownBy(() -> provided(Map.of("QUICKBOOKS_ENVIRONMENT", "production")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("QUICKBOOKS_API_URL");
  }

  @Test
  void second_process_on_one_database_is_told_how_to_share() {
    DataDirectory first = DataDirectory.at(data);
    try (AutoCloseable held = first.lock("stop it")) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> provided(Map.of()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("QUICKBOOKS_API_URL")
          .hasMessageContaining("LOCAL_DATA_DIR");
    } catch (Exception notClosed) {
      throw new AssertionError(notClosed);
    }
  }
}
