package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
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
