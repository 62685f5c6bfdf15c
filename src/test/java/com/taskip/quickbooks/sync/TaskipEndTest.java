package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in TASKIP_WEBHOOK_URL and TASKIP_WEBHOOK_SECRET. */
class TaskipEndTest {

  @Test
  void without_an_address_nobody_is_told_whatever_the_secret() {
    assertThat(with(null, null).listens()).isFalse();
    assertThat(with(null, "secret").listens()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://taskip.example/hooks?from=quickbooks",
        "http://localhost:9000/hooks",
        "http://127.0.0.1:9000",
        "http://[::1]:9000/"
      })
  void an_address_that_nobody_can_listen_in_on_is_taken(String url) {
    assertThat(with(url, "secret").listens()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://taskip.example/hooks",
        "http://127.0.0.1.taskip.example/",
        "http://localhost.example/",
        "ftp://localhost/",
        "https:///hooks",
        "https://user@taskip.example/",
        "https://taskip.example/#part",
        "taskip.example/hooks",
        "not an address"
      })
  void any_other_address_stops_the_start_naming_the_variable(String url) {
    assertThatThrownBy(() -> with(url, "secret"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TASKIP_WEBHOOK_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void an_address_without_a_secret_stops_the_start_naming_the_variable(String secret) {
    assertThatThrownBy(() -> with("https://taskip.example/hooks", secret))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TASKIP_WEBHOOK_SECRET");
    assertThatThrownBy(() -> with("https://taskip.example/hooks", null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TASKIP_WEBHOOK_SECRET");
  }

  private static TaskipEnd with(String url, String secret) {
    TaskipConfig config =
        new TaskipConfig() {
          @Override
          public Optional<String> url() {
            return Optional.ofNullable(url);
          }

          @Override
          public Optional<String> secret() {
            return Optional.ofNullable(secret);
          }
        };
    return new TaskipEnd(config, null, Clock.systemUTC());
  }
}
