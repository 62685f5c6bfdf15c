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

  /** Refuses with 422 when any text so far stood for nothing. */
  void check() {
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
  }
}
