package com.taskip.quickbooks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import com.taskip.quickbooks.sync.SyncConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "QUICKBOOKS_CLIENT_ID", "id",
          "QUICKBOOKS_CLIENT_SECRET", "a-secret",
          "QUICKBOOKS_REDIRECT_URI", "https://app.taskip.example/quickbooks-oauth-redirect",
          "SYNC_QUEUE_URL", "https://sqs.example/1/taskip");

  /** What the configuration says when these variables are set instead of good ones. */
  private static String sentence(Map<String, String> changes, String... unset) throws IOException {
    Map<String, String> environment = new HashMap<>(GOOD);
    environment.putAll(changes);
    for (String name : unset) {
      environment.remove(name);
    }
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withSources(
                new PropertiesConfigSource(environment, "environment", 300),
                new PropertiesConfigSource(
                    StartFailureTest.class.getResource("/application.properties"), 250))
            .withMapping(QuickBooksConfig.class)
            .withMapping(SyncConfig.class);
    Throwable failure = catchThrowable(config::build);
    assertThat(failure).isNotNull();
    return StartFailure.sentence(new RuntimeException("Failed to start quarkus", failure));
  }

  @Test
  void variable_that_is_not_set_is_named() throws IOException {
    assertThat(sentence(Map.of(), "QUICKBOOKS_CLIENT_ID"))
        .isEqualTo("QUICKBOOKS_CLIENT_ID is not set");
    assertThat(sentence(Map.of(), "SYNC_QUEUE_URL")).isEqualTo("SYNC_QUEUE_URL is not set");
  }

  @Test
  void all_of_them_are_named_at_once() throws IOException {
    assertThat(sentence(Map.of(), "QUICKBOOKS_CLIENT_ID", "SYNC_QUEUE_URL"))
        .contains("QUICKBOOKS_CLIENT_ID is not set")
        .contains("; ")
        .contains("SYNC_QUEUE_URL is not set");
  }

  @Test
  void variable_that_cannot_be_read_is_named_with_what_it_says() throws IOException {
    assertThat(sentence(Map.of("QUICKBOOKS_REQUESTS_PER_MINUTE", "many")))
        .contains("QUICKBOOKS_REQUESTS_PER_MINUTE", "\"many\"")
        .doesNotContain("taskip.", "Exception:", "SRCFG");
    assertThat(sentence(Map.of("SYNC_RETRY_DELAY", "soon"))).contains("SYNC_RETRY_DELAY");
  }

  @Test
  void own_sentence_is_said_as_it_is() {
    assertThat(
            StartFailure.sentence(
                new RuntimeException(
                    new ConfigurationException("TOKEN_ENCRYPTION_KEY is not set: give it one."))))
        .isEqualTo("TOKEN_ENCRYPTION_KEY is not set: give it one.");
  }

  @Test
  void property_of_quarkus_is_said_as_its_variable() {
    assertThat(
            StartFailure.sentence(
                new IllegalStateException("set quarkus.datasource.jdbc.url\n to something")))
        .isEqualTo("set QUARKUS_DATASOURCE_JDBC_URL to something");
  }

  @Test
  void failure_without_a_word_is_named_by_its_kind() {
    assertThat(StartFailure.sentence(new StackOverflowError())).contains("StackOverflowError");
  }
}
