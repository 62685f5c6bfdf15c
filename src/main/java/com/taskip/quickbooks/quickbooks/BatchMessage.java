package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several operations in one request. Each is done or refused by itself; the answers come in any
 * order and are told apart by {@code bId}, which is the operation's place, counted from 1.
 */
final class BatchMessage {

  /** QuickBooks refuses more (1040). */
  static final int MOST_OPERATIONS = 30;

  private BatchMessage() {}

  static ObjectNode request(List<Operation> operations) {
    ObjectNode batch = QuickBooksJson.object();
    ArrayNode items = batch.putArray("BatchItemRequest");
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      ObjectNode item = items.addObject().put("bId", id(i));
      switch (operation.verb()) {
        case CREATE -> item.put("operation", "create");
        case UPDATE -> item.put("operation", "update");
        case VOID -> item.put("operation", "update").put("optionsData", "void");
      }
      item.set(operation.entity().wireName(), operation.body());
    }
    return batch;
  }

  /** In the order of the operations; one whose answer is missing is unknown. */
  static List<Outcome> outcomes(List<Operation> operations, Reply.Good reply, Instant ifThrottled) {
    Map<String, JsonNode> answers = new HashMap<>();
    for (JsonNode answer : reply.tree().path("BatchItemResponse")) {
      answers.put(answer.path("bId").asText(), answer);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      JsonNode answer = answers.getOrDefault(id(i), QuickBooksJson.object());
      outcomes.add(Outcomes.of(operations.get(i), answer, reply.intuitTid(), ifThrottled));
    }
    return outcomes;
  }

  private static String id(int index) {
    return Integer.toString(index + 1);
  }
}
