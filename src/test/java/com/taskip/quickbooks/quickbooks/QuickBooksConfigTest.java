package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment variables of the contract reach the settings. */
class QuickBooksConfigTest {
  private static final Map<String, String> APP =
      Map.of(
          "QUICKBOOKS_CLIENT_ID", "id",
          "QUICKBOOKS_CLIENT_SECRET", "secret",
          "QUICKBOOKS_REDIRECT_URI", "https://taskip.example/back");

  @Test
  void sandbox_and_production_pick_intuits_addresses() throws IOException {
    assertThat(with(Map.of()).apiUrl())
        .isEqualTo(URI.create("https://sandbox-quickbooks.api.intuit.com"));
    assertThat(with(Map.of("QUICKBOOKS_ENVIRONMENT", "production")).apiUrl())
        .isEqualTo(URI.create("https://quickbooks.api.intuit.com"));
    assertThat(with(Map.of()).authorizeUrl().toString())
        .isEqualTo("https://appcenter.intuit.com/connect/oauth2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"API", "AUTHORIZE", "TOKEN", "REVOKE"})
  void each_address_can_be_overridden_by_itself(String which) throws IOException {
    URI elsewhere = URI.create("http://localhost:9090");
    Map<String, URI> usual = addresses(with(Map.of()));
    Map<String, URI> overridden =
        addresses(with(Map.of("QUICKBOOKS_" + which + "_URL", elsewhere.toString())));

    Map<String, URI> expected = new HashMap<>(usual);
    expected.put(which, elsewhere);
    assertThat(usual).doesNotContainValue(elsewhere);
    assertThat(overridden).isEqualTo(expected);
  }

  private static Map<String, URI> addresses(QuickBooksConfig config) {
    return Map.of(
        "API", config.apiUrl(),
        "AUTHORIZE", config.authorizeUrl(),
        "TOKEN", config.tokenUrl(),
        "REVOKE", config.revokeUrl());
  }

  @Test
  void limits_are_intuits_unless_set() throws IOException {
    QuickBooksConfig config = with(Map.of("QUICKBOOKS_BATCHES_PER_MINUTE", "120"));

    assertThat(config.requestsPerMinute()).isEqualTo(500);
    assertThat(config.batchesPerMinute()).isEqualTo(120);
    assertThat(config.concurrentRequests()).isEqualTo(10);
  }

  @Test
  void a_missing_app_is_named_at_start() {
    Map<String, String> incomplete = new HashMap<>(APP);
    incomplete.remove("QUICKBOOKS_CLIENT_ID");

    assertThatThrownBy(() -> from(incomplete)).hasMessageContaining("QUICKBOOKS_CLIENT_ID");
  }

  private static QuickBooksConfig with(Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>(APP);
    environment.putAll(more);
    return from(environment);
  }

  private static QuickBooksConfig from(Map<String, String> environment) throws IOException {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(
            new PropertiesConfigSource(
                Path.of("src/main/resources/application.properties").toUri().toURL(), 100),
            new PropertiesConfigSource(environment, "environment", 300))
        .withMapping(QuickBooksConfig.class)
        .build()
        .getConfigMapping(QuickBooksConfig.class);
  }
}
