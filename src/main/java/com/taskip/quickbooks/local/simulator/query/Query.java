package com.taskip.quickbooks.local.simulator.query;

import com.taskip.quickbooks.local.simulator.books.EntityType;
import java.util.List;

/**
 * A statement that was understood.
 *
 * @param start of the page, counted from 1
 * @param most rows in the answer
 */
public record Query(
    EntityType type,
    boolean counts,
    List<Condition> conditions,
    List<Order> orders,
    int start,
    int most) {

  /**
   * One comparison; all must hold.
   *
   * @param field a filterable member, dots for nested ones
   * @param operator one of {@code = < > <= >= IN LIKE}
   * @param values one, or several for IN
   */
  public record Condition(String field, String operator, List<String> values) {}

  /** One sort key. */
  public record Order(String field, boolean descending) {}

  /** Reads a statement. */
  public static Query parse(String statement) {
    return new Parser(Lexer.tokens(statement)).query();
  }
}
