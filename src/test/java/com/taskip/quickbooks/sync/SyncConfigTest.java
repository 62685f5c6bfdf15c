package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pace that holds where nothing else is configured. */
class SyncConfigTest {

  @Test
  void a_job_is_retried_three_times_sixty_seconds_apart_unless_told_otherwise() throws IOException {
    assertThat(from(Map.of()).automaticRetries()).isEqualTo(3);
    assertThat(from(Map.of()).retryDelay()).isEqualTo(Duration.ofSeconds(60));
    assertThat(from(Map.of("SYNC_RETRY_DELAY", "PT5S")).retryDelay())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_row_stays_in_the_ledger_for_a_year_and_a_month_unless_told_otherwise() throws IOException {
    assertThat(from(Map.of()).rowsAgeAfter()).isEqualTo(Duration.ofDays(396));
    assertThat(from(Map.of("taskip.sync.rows-age-after", "P90D")).rowsAgeAfter())
        .isEqualTo(Duration.ofDays(90));
  }

  /** As SmallRye Config does it when the application starts. */
  @Test
  void a_time_to_age_that_is_too_short_stops_the_start_naming_the_setting()
      throws IOException, NoSuchMethodException {
    SyncConfig hasty = from(Map.of("taskip.sync.rows-age-after", "P29D"));
    try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
      assertThat(
              validators
                  .getValidator()
                  .forExecutables()
                  .validateReturnValue(
                      hasty, SyncConfig.class.getMethod("rowsAgeAfter"), hasty.rowsAgeAfter()))
          .extracting(ConstraintViolation::getMessage)
          .containsExactly("taskip.sync.rows-age-after must be at least 30 days");
    }
  }

  private static SyncConfig from(Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("SYNC_QUEUE_URL", "http://sqs.example/1/taskip-sync");
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(
            new PropertiesConfigSource(
                Path.of("src/main/resources/application.properties").toUri().toURL(), 100),
            new PropertiesConfigSource(environment, "environment", 300))
        .withMapping(SyncConfig.class)
        .build()
        .getConfigMapping(SyncConfig.class);
  }
}
