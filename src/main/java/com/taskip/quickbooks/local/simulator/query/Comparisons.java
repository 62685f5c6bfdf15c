package com.taskip.quickbooks.local.simulator.query;

import com.taskip.quickbooks.local.simulator.books.EntityType.FieldKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the values of a query compare, by the kind of the member. Texts ignore case. */
final class Comparisons {

  private Comparisons() {}

  static boolean readable(FieldKind kind, String literal) {
    try {
      switch (kind) {
        case DECIMAL -> new BigDecimal(literal);
        case DATE -> LocalDate.parse(literal.substring(0, Math.min(10, literal.length())));
        case TIME -> time(literal);
        case TEXT, FLAG -> {
          // Any text will do.
        }
      }
      return true;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  static Comparator<String> comparator(FieldKind kind) {
    return switch (kind) {
      case TEXT, FLAG -> Comparator.comparing(text -> text.toLowerCase(Locale.ROOT));
      case DECIMAL -> Comparator.comparing(text -> new BigDecimal(text.isEmpty() ? "0" : text));
      case DATE -> Comparator.comparing(text -> text.substring(0, Math.min(10, text.length())));
      case TIME -> Comparator.comparing(Comparisons::time);
    };
  }

  /** LIKE with {@code %} for any characters, the only wildcard. */
  static boolean like(String value, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("%", -1)) {
      if (!regex.isEmpty()) {
        regex.append(".*");
      }
      regex.append(Pattern.quote(part));
    }
    return Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
        .matcher(value)
        .matches();
  }

  private static Instant time(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }
}
