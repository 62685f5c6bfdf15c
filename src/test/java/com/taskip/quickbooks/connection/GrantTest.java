package com.taskip.quickbooks.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GrantTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MARGIN = Duration.ofMinutes(5);

  @Test
  void usual_token_is_renewed_the_margin_before_it_expires() {
    assertThat(living(Duration.ofHours(1)).refreshAt(MARGIN)).isEqualTo("2026-11-22T12:55:00Z");
  }

  @Test
  void token_that_lives_shorter_than_the_margin_is_not_renewed_at_every_call() {
    assertThat(living(Duration.ofSeconds(60)).refreshAt(MARGIN)).isEqualTo("2026-11-22T12:00:54Z");
  }

  @Test
  void token_does_not_print_itself() {
    assertThat(living(Duration.ofHours(1)).toString()).doesNotContain("secret");
  }

  private static Grant living(Duration life) {
    return new Grant("secret-access", "secret-refresh", NOW, life, null, null);
  }
}
