package com.taskip.quickbooks.quickbooks.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.NavigableMap;

/**
 * What the month's reads will come to; pure. The rest of the month is taken to be like the seven
 * days before today, so that weekends count as such; in the first week after the first read, like
 * what there was.
 *
 * @param used reads in this month until now
 * @param month reads in the whole of it
 * @param left what remains of it
 */
public record ReadForecast(long used, long month, Duration left) {
  private static final int WEEK = 7;

  /**
   * The forecast of this moment.
   *
   * @param byDay reads by day (UTC), at least of this month and the week before today
   */
  public static ReadForecast of(NavigableMap<LocalDate, Long> byDay, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    YearMonth month = YearMonth.from(today);
    long used = sum(byDay.tailMap(month.atDay(1), true));
    Instant ends = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Duration left = Duration.between(now, ends);
    double rest = perSecond(byDay, today, now) * left.toSeconds();
    return new ReadForecast(used, used + Math.round(rest), left);
  }

  private static double perSecond(
      NavigableMap<LocalDate, Long> byDay, LocalDate today, Instant now) {
    if (byDay.isEmpty()) {
      return 0;
    }
    LocalDate weekAgo = today.minusDays(WEEK);
    if (!byDay.firstKey().isAfter(weekAgo)) {
      return sum(byDay.subMap(weekAgo, true, today, false))
          / (double) Duration.ofDays(WEEK).toSeconds();
    }
    Instant first = byDay.firstKey().atStartOfDay(ZoneOffset.UTC).toInstant();
    return sum(byDay) / (double) Math.max(1, Duration.between(first, now).toSeconds());
  }

  private static long sum(NavigableMap<LocalDate, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }
}
