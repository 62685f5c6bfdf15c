package com.taskip.quickbooks.quickbooks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What has to hold for one field of a {@link Query}. The one place where values are quoted: every
 * literal but a boolean stands in single quotes, numbers too, and a quote or backslash inside is
 * escaped with a backslash.
 */
public final class Condition {
  private final Query query;
  private final String field;

  Condition(Query query, String field) {
    this.query = query;
    this.field = field;
  }

  /** Text, id or number; whether case counts is up to QuickBooks: compare again. */
  public Query eq(String value) {
    return holds("=", quoted(value));
  }

  /** This instant (cut to the second) or later. */
  public Query atLeast(Instant instant) {
    return holds(">=", quoted(instant));
  }

  /** Earlier than this instant (cut to the second). */
  public Query before(Instant instant) {
    return holds("<", quoted(instant));
  }

  public Query is(boolean value) {
    return holds("=", Boolean.toString(value));
  }

  /** Either; {@code Active} must be asked for like this to see inactive objects too. */
  public Query isTrueOrFalse() {
    return holds("IN", "(true, false)");
  }

  /**
   * @param values at least one; a few dozen at most, since the statement travels in an address
   */
  public Query anyOf(Collection<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing to look for");
    }
    return holds(
        "IN", values.stream().map(Condition::quoted).collect(Collectors.joining(", ", "(", ")")));
  }

  private Query holds(String operator, String literal) {
    return query.with(field + " " + operator + " " + literal);
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String quoted(Instant instant) {
    // QuickBooks keeps whole seconds only.
    return quoted(instant.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
