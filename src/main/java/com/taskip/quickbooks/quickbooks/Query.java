package com.taskip.quickbooks.quickbooks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement in QuickBooks' query language, which knows neither OR nor NOT. The one place where
 * values are quoted: every literal but a boolean stands in single quotes, numbers too, and a quote
 * or backslash inside is escaped with a backslash. Immutable.
 */
public final class Query {

  /** The most rows that QuickBooks gives at once. */
  public static final int PAGE = 1000;

  private static final Pattern FIELD = Pattern.compile("[A-Za-z]+(\\.[A-Za-z]+)*");

  private final EntityType entity;
  private final List<String> conditions;
  private final String order;
  private final int start;
  private final int max;

  private Query(EntityType entity, List<String> conditions, String order, int start, int max) {
    this.entity = entity;
    this.conditions = conditions;
    this.order = order;
    this.start = start;
    this.max = max;
  }

  /** All objects of this type that are active, the first page of them. */
  public static Query from(EntityType entity) {
    return new Query(entity, List.of(), null, 1, PAGE);
  }

  /** Begins a condition on a field, for example {@code MetaData.LastUpdatedTime}. */
  public Condition where(String field) {
    return new Condition(this, checked(field));
  }

  /** Begins a further condition; all of them must hold. */
  public Condition and(String field) {
    return where(field);
  }

  /** Lowest first. QuickBooks promises no order without this, and ignores {@code Id} here. */
  public Query orderBy(String field) {
    return new Query(entity, conditions, checked(field), start, max);
  }

  /** Highest first. */
  public Query orderByDescending(String field) {
    return new Query(entity, conditions, checked(field) + " DESC", start, max);
  }

  /**
   * @param position of the first row wanted, counted from 1
   */
  public Query startAt(int position) {
    if (position < 1) {
      throw new IllegalArgumentException("Rows are counted from 1");
    }
    return new Query(entity, conditions, order, position, max);
  }

  /**
   * @param rows how many at most, 1 to {@value #PAGE}
   */
  public Query max(int rows) {
    if (rows < 1 || rows > PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + PAGE + " rows");
    }
    return new Query(entity, conditions, order, start, rows);
  }

  public EntityType entity() {
    return entity;
  }

  boolean isOrdered() {
    return order != null;
  }

  int start() {
    return start;
  }

  int max() {
    return max;
  }

  /** The statement as QuickBooks reads it. */
  public String text() {
    StringBuilder text = new StringBuilder("SELECT * FROM ").append(entity.wireName());
    if (!conditions.isEmpty()) {
      text.append(" WHERE ").append(String.join(" AND ", conditions));
    }
    if (order != null) {
      text.append(" ORDERBY ").append(order);
    }
    return text.append(" STARTPOSITION ")
        .append(start)
        .append(" MAXRESULTS ")
        .append(max)
        .toString();
  }

  /**
   * The statement for an address: everything but letters, digits and {@code -._} as {@code %XX} of
   * its UTF-8 bytes, a blank included, since a plain {@code +} would arrive as a blank.
   */
  String encoded() {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text().getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (Character.isLetterOrDigit(b) || "-._".indexOf(b) >= 0)) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format("%%%02X", b));
      }
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return text();
  }

  private Query with(String condition) {
    List<String> more = new ArrayList<>(conditions);
    more.add(condition);
    return new Query(entity, List.copyOf(more), order, start, max);
  }

  private static String checked(String field) {
    if (!FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException("Not a field: " + field);
    }
    return field;
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String quoted(Instant instant) {
    // QuickBooks keeps whole seconds only.
    return quoted(instant.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** What has to hold for one field. */
  public static final class Condition {
    private final Query query;
    private final String field;

    private Condition(Query query, String field) {
      this.query = query;
      this.field = field;
    }

    /** Text, id or number; whether case counts is up to QuickBooks: compare again. */
    public Query eq(String value) {
      return query.with(field + " = " + quoted(value));
    }

    public Query greaterThan(String value) {
      return query.with(field + " > " + quoted(value));
    }

    /** This instant (cut to the second) or later. */
    public Query atLeast(Instant instant) {
      return query.with(field + " >= " + quoted(instant));
    }

    /** Earlier than this instant (cut to the second). */
    public Query before(Instant instant) {
      return query.with(field + " < " + quoted(instant));
    }

    public Query is(boolean value) {
      return query.with(field + " = " + value);
    }

    /** Either; {@code Active} must be asked for like this to see inactive objects too. */
    public Query isTrueOrFalse() {
      return query.with(field + " IN (true, false)");
    }

    /**
     * @param values at least one; a few dozen at most, since the statement travels in an address
     */
    public Query anyOf(Collection<String> values) {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("Nothing to look for");
      }
      return query.with(
          values.stream()
              .map(Query::quoted)
              .collect(Collectors.joining(", ", field + " IN (", ")")));
    }
  }
}
