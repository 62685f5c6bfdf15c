package com.taskip.quickbooks.local.simulator.query;

import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.EntityType.FieldKind;
import com.taskip.quickbooks.local.simulator.query.Query.Condition;
import com.taskip.quickbooks.local.simulator.query.Query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** QuickBooks' query language: no OR, NOT, JOIN, parentheses or functions. */
final class Parser {

  private static final int DEFAULT_MOST = 100;
  private static final int HIGHEST_MOST = 1000;
  private static final Set<String> OPERATORS = Set.of("=", "<", ">", "<=", ">=");
  private static final Set<String> RESERVED =
      Set.of("SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "NULL", "ORDERBY");

  private final List<Token> tokens;
  private int at;
  private EntityType type;

  Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  Query query() {
    expect("SELECT");
    List<String> columns = new ArrayList<>();
    boolean counts = selection(columns);
    expect("FROM");
    String name = word();
    type =
        EntityType.named(name)
            .orElseThrow(() -> BusinessFault.invalidQuery("invalid context declaration: " + name));
    columns.forEach(this::checkKnown);
    List<Condition> conditions = new ArrayList<>();
    if (take("WHERE")) {
      do {
        conditions.add(condition());
      } while (take("AND"));
    }
    List<Order> orders = orders();
    int start = 1;
    int most = DEFAULT_MOST;
    while (!peek().is("<EOF>") && peek().kind() != Token.Kind.END) {
      if (take("STARTPOSITION")) {
        start = number(Integer.MAX_VALUE);
      } else if (take("MAXRESULTS")) {
        most = number(HIGHEST_MOST);
      } else {
        throw unexpected("<EOF>");
      }
    }
    return new Query(type, counts, conditions, orders, start, most);
  }

  private boolean selection(List<String> columns) {
    if (peek().is("COUNT")) {
      next();
      expect("(");
      expect("*");
      expect(")");
      return true;
    }
    do {
      if (!take("*")) {
        columns.add(word());
      }
    } while (take(","));
    return false;
  }

  private Condition condition() {
    String field = word();
    FieldKind kind = filterable(field);
    Token operator = next();
    if (operator.is("IN")) {
      expect("(");
      List<String> values = new ArrayList<>();
      do {
        values.add(value(field, kind));
      } while (take(","));
      expect(")");
      return new Condition(field, "IN", values);
    }
    if (operator.is("LIKE")) {
      return new Condition(field, "LIKE", List.of(value(field, kind)));
    }
    if (operator.kind() != Token.Kind.SYMBOL || !OPERATORS.contains(operator.text())) {
      at--;
      throw unexpected("=\" or \"<\" or \">\" or \"IN\" or \"LIKE");
    }
    return new Condition(field, operator.text(), List.of(value(field, kind)));
  }

  private String value(String field, FieldKind kind) {
    Token token = next();
    if (token.kind() == Token.Kind.NUMBER) {
      throw BusinessFault.unquotedNumber(
          encountered(token) + "\nWas expecting:\n    <LITERAL> ...");
    }
    boolean flag = token.is("true") || token.is("false");
    if (token.kind() != Token.Kind.LITERAL && !flag) {
      at--;
      throw unexpected("<LITERAL>");
    }
    if (flag != (kind == FieldKind.FLAG)) {
      throw BusinessFault.invalidQuery("value " + token.text() + " does not fit property " + field);
    }
    String text = flag ? token.text().toLowerCase(Locale.ROOT) : token.text();
    if (!Comparisons.readable(kind, text)) {
      throw BusinessFault.invalidQuery("value " + text + " does not fit property " + field);
    }
    return text;
  }

  private List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    boolean ordered = take("ORDERBY");
    if (!ordered && take("ORDER")) {
      expect("BY");
      ordered = true;
    }
    if (ordered) {
      do {
        String field = word();
        filterable(field);
        boolean descending = take("DESC");
        if (!descending) {
          take("ASC");
        }
        orders.add(new Order(field, descending));
      } while (take(","));
    }
    return orders;
  }

  private int number(int highest) {
    Token token = next();
    if (token.kind() != Token.Kind.NUMBER || !token.text().matches("-?\\d{1,9}")) {
      at--;
      throw unexpected("<INTEGER>");
    }
    int number = Integer.parseInt(token.text());
    if (number < 1) {
      throw BusinessFault.invalidQuery(
          "value " + number + " is too small. Min allowed value is 1.");
    }
    if (number > highest) {
      throw BusinessFault.invalidQuery(
          "value " + number + " is too large. Max allowed value is " + highest + ".");
    }
    return number;
  }

  private FieldKind filterable(String field) {
    FieldKind kind = type.filterable().get(field);
    if (kind == null) {
      checkKnown(field);
      throw BusinessFault.invalidQuery("property '" + field + "' is not queryable");
    }
    return kind;
  }

  private void checkKnown(String field) {
    String top = field.split("\\.")[0];
    if (!type.filterable().containsKey(field) && !type.hasMember(top)) {
      throw BusinessFault.invalidQuery(
          "Property " + field + " not found for Entity " + type.wireName());
    }
  }

  private String word() {
    Token token = next();
    if (token.kind() != Token.Kind.WORD
        || RESERVED.contains(token.text().toUpperCase(Locale.ROOT))) {
      at--;
      throw unexpected("<IDENTIFIER>");
    }
    return token.text();
  }

  private void expect(String word) {
    if (!take(word)) {
      throw unexpected(word);
    }
  }

  private boolean take(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  private BusinessFault unexpected(String expected) {
    return BusinessFault.unparsableQuery(
        encountered(tokens.get(at)) + "\nWas expecting:\n    \"" + expected + "\" ...\n    ");
  }

  private static String encountered(Token token) {
    return "Encountered \" \"" + token.text() + "\" \"\" at line 1, column " + token.column() + ".";
  }
}
