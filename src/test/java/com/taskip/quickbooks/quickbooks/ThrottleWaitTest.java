package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a throttled company is left alone. */
class ThrottleWaitTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, 0.0, PT20S",
        "none, 0.5, PT30S",
        "90, 0.5, PT90S",
        "' 5 ', 0.5, PT5S",
        "0, 0.0, PT20S",
        "nonsense, 0.0, PT20S",
        "999999999, 0.5, PT15M",
        "'Sun, 22 Nov 2026 10:01:00 GMT', 0.5, PT1M",
        "'Sun, 22 Nov 2026 09:00:00 GMT', 0.0, PT20S",
      })
  void is_what_quickbooks_says_or_tens_of_seconds(
      String retryAfter, double jitter, Duration expected) {
    ThrottleWait wait = new ThrottleWait(Clock.fixed(NOW, ZoneOffset.UTC), () -> jitter);

    assertThat(wait.until(retryAfter)).isEqualTo(NOW.plus(expected));
  }
}
