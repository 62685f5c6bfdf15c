package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSettingsTest {

  private static SmallRyeConfig environment(Map<String, String> variables) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new EnvConfigSource(variables, 300))
        .build();
  }

  @Test
  void everything_has_a_working_default() {
    LocalSettings settings = LocalSettings.from(environment(Map.of()));
    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.quickBooksPort()).isEqualTo(9080);
    assertThat(settings.dataDir()).endsWithRaw(Path.of(".local"));
    assertThat(settings.fresh()).isFalse();
  }

  @Test
  void a_run_looks_every_ten_minutes_unless_told_otherwise() throws IOException {
    assertThat(pullInterval(Map.of())).isEqualTo("10m");
    assertThat(pullInterval(Map.of("PULL_INTERVAL", "30s"))).isEqualTo("30s");
  }

  private static String pullInterval(Map<String, String> variables) throws IOException {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(
            new EnvConfigSource(variables, 300),
            new PropertiesConfigSource(
                Path.of("src/main/resources/application.properties").toUri().toURL(), 100))
        .build()
        .getValue("taskip.local.pull-interval", String.class);
  }

  @Test
  void quickbooks_listens_a_thousand_above_the_application_unless_told_otherwise() {
    assertThat(LocalSettings.from(environment(Map.of("QUARKUS_HTTP_PORT", "8181"))))
        .extracting(LocalSettings::quickBooksPort)
        .isEqualTo(9181);
    assertThat(
            LocalSettings.from(
                environment(Map.of("QUARKUS_HTTP_PORT", "8181", "LOCAL_QUICKBOOKS_PORT", "7000"))))
        .extracting(LocalSettings::quickBooksPort)
        .isEqualTo(7000);
  }

  @Test
  void high_port_is_fine_when_quickbooks_is_given_its_own() {
    assertThat(
            LocalSettings.from(
                environment(Map.of("QUARKUS_HTTP_PORT", "65000", "LOCAL_QUICKBOOKS_PORT", "7000"))))
        .extracting(LocalSettings::httpPort)
        .isEqualTo(65_000);
  }

  @ParameterizedTest
  @CsvSource({
    "QUARKUS_HTTP_PORT, abc",
    "QUARKUS_HTTP_PORT, 70000",
    "QUARKUS_HTTP_PORT, 65000",
    "QUARKUS_HTTP_PORT, 0",
    "LOCAL_QUICKBOOKS_PORT, 0",
    "LOCAL_DATABASE_PORT, -1",
    "PULL_INTERVAL, often",
    "SYNC_RETRY_DELAY, PT0S"
  })
  void bad_setting_is_refused_by_a_sentence_that_names_it(String variable, String value) {
    SmallRyeConfig config = environment(Map.of(variable, value));
    assertThatThrownBy(() -> LocalSettings.from(config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(value)
        .hasMessageNotContaining("\n");
  }
}
