package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a query found.
 *
 * @param at when QuickBooks began to answer, by its own clock; null when it did not say
 */
public record Found(List<ObjectNode> rows, Instant at) {

  /** The {@code time} that an answer carries beside what it answers. */
  static Instant time(JsonNode answer) {
    try {
      return OffsetDateTime.parse(answer.path("time").asText("")).toInstant();
    } catch (DateTimeException notSaid) {
      return null;
    }
  }
}
