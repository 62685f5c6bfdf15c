package com.taskip.quickbooks.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a member should have been, in words that need no knowledge of Java. */
final class ExpectedTypes {

  private ExpectedTypes() {}

  /** The sentence for a member that could not be read as that type. */
  static String sentence(Class<?> type) {
    if (type == null) {
      return "is of a wrong type";
    }
    if (type == String.class) {
      return "must be a text, without null characters or halves of characters";
    }
    if (type == LocalDate.class) {
      return "must be a date such as 2026-01-31";
    }
    if (type == Instant.class) {
      return "must be a timestamp such as 2026-01-31T09:30:00Z";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "must be a number";
    }
    if (type.isEnum()) {
      return "must be one of " + spellings(type);
    }
    return Collection.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
  }

  private static String spellings(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ApiJson.MAPPER.convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }
}
