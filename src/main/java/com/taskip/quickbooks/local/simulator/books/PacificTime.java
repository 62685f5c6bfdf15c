package com.taskip.quickbooks.local.simulator.books;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as QuickBooks writes them, wherever the company is: with the offset of California. */
public final class PacificTime {

  /** California. */
  public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZONE);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZONE);

  private PacificTime() {}

  /**
   * The {@code MetaData} form: whole seconds, rounded up, so it may lie almost a second ahead of
   * the answer's time.
   */
  public static String stamp(Instant instant) {
    return SECONDS.format(instant.plus(Duration.ofMillis(999)).truncatedTo(ChronoUnit.SECONDS));
  }

  /** The {@code time} of an answer: milliseconds. */
  public static String answerTime(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /** The day it is on Intuit's server. */
  public static LocalDate day(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** Reads a {@code MetaData} form back. */
  public static Instant read(String stamp) {
    return OffsetDateTime.parse(stamp).toInstant();
  }
}
