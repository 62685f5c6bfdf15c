package com.taskip.quickbooks.quickbooks.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the month's reads will come to. */
class ReadForecastTest {
  private static final int ACTIVE = 50;
  private static final int TICKS_A_DAY = 144;

  @Test
  void a_month_without_reads_comes_to_none() {
    ReadForecast forecast = ReadForecast.of(new TreeMap<>(), Instant.parse("2026-11-10T12:00:00Z"));
    assertThat(forecast.month()).isZero();
    assertThat(forecast.left()).hasDays(20);
  }

  @Test
  void the_first_day_is_taken_for_all_that_follow() {
    NavigableMap<LocalDate, Long> byDay = new TreeMap<>(Map.of(LocalDate.of(2026, 11, 1), 100L));
    ReadForecast forecast = ReadForecast.of(byDay, Instant.parse("2026-11-01T12:00:00Z"));
    assertThat(forecast.used()).isEqualTo(100);
    assertThat(forecast.month()).isEqualTo(6000);
  }

  @Test
  void the_month_before_tells_how_this_one_goes_on_and_does_not_count_in_it() {
    NavigableMap<LocalDate, Long> byDay = new TreeMap<>();
    for (int day = 20; day <= 31; day++) {
      byDay.put(LocalDate.of(2026, 10, day), 70L);
    }
    ReadForecast forecast = ReadForecast.of(byDay, Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(forecast.used()).isZero();
    assertThat(forecast.month()).isEqualTo(70 * 30);
  }

  /**
   * 1,000 workspaces of which a twentieth has something open: those are looked into with each tick,
   * and what changes is looked at before it is written, on weekdays more often than at weekends.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 20})
  void from_the_first_day_on_it_is_within_two_percent_of_what_the_month_comes_to(int day) {
    Random random = new Random(day);
    NavigableMap<LocalDate, Long> byDay = new TreeMap<>();
    LocalDate end = LocalDate.of(2026, 12, 1);
    for (LocalDate date = end.minusDays(45); date.isBefore(end); date = date.plusDays(1)) {
      boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
      long looked = weekend ? random.nextInt(20) : 150 + random.nextInt(300);
      byDay.put(date, (long) ACTIVE * TICKS_A_DAY + looked);
    }
    long measured =
        byDay.tailMap(LocalDate.of(2026, 11, 1)).values().stream().mapToLong(n -> n).sum();
    Instant now = LocalDate.of(2026, 11, day).atStartOfDay(ZoneOffset.UTC).toInstant();

    NavigableMap<LocalDate, Long> until =
        new TreeMap<>(byDay.headMap(LocalDate.of(2026, 11, day), false));
    ReadForecast forecast = ReadForecast.of(until, now);
    assertThat((double) forecast.month()).isCloseTo(measured, within(measured * 0.02));
    assertThat(measured).isLessThan(250_000);
  }
}
