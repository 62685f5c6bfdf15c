package com.taskip.quickbooks.quickbooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A statement in QuickBooks' query language, which knows neither OR nor NOT. Immutable. */
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

  Query with(String condition) {
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
}
