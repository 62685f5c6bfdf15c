package com.taskip.quickbooks.http;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the texts of an address' query into values, and remembers each that stands for none. */
final class QueryTexts {
  private static final int USUAL_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;

  private final List<FieldError> errors = new ArrayList<>();

  /**
   * What the text stands for; null when it is missing or empty, or stands for nothing.
   *
   * @param parser fails with {@link IllegalArgumentException} or {@link DateTimeException}
   * @param expected what a person is told when it fails
   */
  <T> T read(String name, String text, Function<String, T> parser, String expected) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      errors.add(new FieldError(name, expected));
      return null;
    }
  }

  /** The one of the choices that is spelt so. */
  <T> T choice(String name, String text, T[] choices, Function<T, String> spelling) {
    String all = Arrays.stream(choices).map(spelling).collect(Collectors.joining(", "));
    Function<String, T> parser =
        word ->
            Arrays.stream(choices)
                .filter(choice -> spelling.apply(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    return read(name, text, parser, "must be one of " + all);
  }

  /** How many a page may hold: 1 to 200, and 50 when nothing is said. */
  int limit(String text) {
    Integer limit = read("limit", text, QueryTexts::limitOf, "must be a number from 1 to 200");
    return limit == null ? USUAL_LIMIT : limit;
  }

  private static Integer limitOf(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new IllegalArgumentException(text);
    }
    return limit;
  }

  /** Refuses with 422 when any text so far stood for nothing. */
  void check() {
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
  }
}
