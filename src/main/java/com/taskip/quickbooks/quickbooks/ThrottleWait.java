package com.taskip.quickbooks.quickbooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long a company is left alone after a 429. QuickBooks is not known to say; when it does, it is
 * believed within reason, otherwise it is tens of seconds, never the same for two callers.
 */
@ApplicationScoped
class ThrottleWait {
  private static final Duration SHORTEST = Duration.ofSeconds(20);
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Clock clock;
  private final DoubleSupplier jitter;

  @Inject
  ThrottleWait(Clock clock) {
    this(clock, () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * @param jitter from 0 to 1
   */
  ThrottleWait(Clock clock, DoubleSupplier jitter) {
    this.clock = clock;
    this.jitter = jitter;
  }

  /**
   * @param retryAfter the header as written: seconds or an HTTP date; may be null
   */
  Instant until(String retryAfter) {
    Instant now = clock.instant();
    Instant said = retryAfter == null ? null : said(retryAfter.strip(), now);
    if (said == null || !said.isAfter(now)) {
      long spread = (long) (SPREAD.toMillis() * jitter.getAsDouble());
      return now.plus(SHORTEST).plusMillis(spread);
    }
    Instant latest = now.plus(LONGEST);
    return said.isAfter(latest) ? latest : said;
  }

  private static Instant said(String retryAfter, Instant now) {
    if (retryAfter.matches("\\d{1,9}")) {
      return now.plusSeconds(Long.parseLong(retryAfter));
    }
    try {
      return ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
