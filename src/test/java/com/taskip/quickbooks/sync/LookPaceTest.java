package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often companies are looked into when the month's reads run short. */
class LookPaceTest {

  @ParameterizedTest
  @CsvSource({
    // 144 looks a day each
    "0, 50, 216000, 30, PT0S",
    "0, 50, 215999, 30, PT20M",
    "10, 40, 216000, 30, PT0S",
    // Half of what is wanted: every other tick
    "0, 100, 216000, 30, PT20M",
    "0, 100, 43200, 30, PT1H40M",
    // The hurried ones come first, the others share the rest
    "10, 100, 129600, 30, PT50M",
    "30, 100, 129600, 30, PT24H",
    "0, 100, 0, 30, PT24H",
    "0, 100, -5, 1, PT24H",
    "0, 100000, 1000, 30, PT24H",
    "5, 0, 0, 30, PT0S"
  })
  void looks_are_spaced_so_that_the_reads_last(
      int hurried, int patient, long reads, int days, Duration spacing) {
    assertThat(LookPace.of(hurried, patient, reads, Duration.ofDays(days))).isEqualTo(spacing);
  }

  /** A month in which ten times as many workspaces wait as the tier has reads for. */
  @Test
  void a_month_that_is_paced_does_not_use_up_what_intuit_allows() {
    long allowed = 400_000;
    long used = 0;
    int patient = 1000;
    Duration month = Duration.ofDays(30);
    for (Duration at = Duration.ZERO; at.compareTo(month) < 0; at = at.plusMinutes(10)) {
      Duration spacing = LookPace.of(0, patient, allowed - used, month.minus(at));
      used += spacing.isZero() ? patient : patient * 10 / spacing.toMinutes();
    }
    assertThat(used).isBetween(allowed / 2, allowed);
  }
}
