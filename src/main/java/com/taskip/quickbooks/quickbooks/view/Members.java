package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads members of one object, by their path. Members come and go: none of these ever fails. */
record Members(JsonNode node) {

  /** Null when it is missing, an object, or empty. */
  String text(String... path) {
    String text = at(path).asText("");
    return text.isEmpty() ? null : text;
  }

  /** Null when it is missing or not a number: an amount is never guessed. */
  BigDecimal decimal(String... path) {
    JsonNode found = at(path);
    return found.isNumber() ? found.decimalValue() : null;
  }

  boolean flag(boolean whenMissing, String... path) {
    return at(path).asBoolean(whenMissing);
  }

  /** Null when it is missing or no date. */
  LocalDate date(String... path) {
    String text = text(path);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** When QuickBooks last changed it: whole seconds; null when it is missing or no time. */
  Instant lastUpdated() {
    String text = text("MetaData", "LastUpdatedTime");
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  List<Members> list(String member) {
    return StreamSupport.stream(node.path(member).spliterator(), false).map(Members::new).toList();
  }

  private JsonNode at(String... path) {
    JsonNode found = node;
    for (String member : path) {
      found = found.path(member);
    }
    return found;
  }
}
