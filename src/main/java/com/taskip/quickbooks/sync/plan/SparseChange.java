package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * The members of a sparse update: only what Taskip changed since QuickBooks was last told, so that
 * what a person changed there stays. A member that Taskip emptied is sent empty, which clears it.
 */
final class SparseChange {

  /**
   * 100, 100.0 and 100.00 are the same amount; a number read back from storage may be of another
   * Java type.
   */
  private static final Comparator<JsonNode> BY_VALUE =
      (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
          return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
      };

  private SparseChange() {}

  /** What has to be sent so that {@code sent} becomes {@code wanted}; empty when nothing has. */
  static ObjectNode between(ObjectNode sent, ObjectNode wanted) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    wanted
        .properties()
        .forEach(
            member -> {
              JsonNode before = sent.get(member.getKey());
              if (before == null || !same(before, member.getValue())) {
                change.set(member.getKey(), withCleared(before, member.getValue()));
              }
            });
    sent.properties()
        .forEach(
            member -> {
              if (!wanted.has(member.getKey())) {
                change.set(member.getKey(), cleared(member.getValue()));
              }
            });
    return change;
  }

  static boolean same(JsonNode a, JsonNode b) {
    return a.equals(BY_VALUE, b);
  }

  private static JsonNode withCleared(JsonNode before, JsonNode after) {
    if (before == null || !before.isObject() || !after.isObject()) {
      return after;
    }
    ObjectNode whole = cleared(before).deepCopy();
    whole.setAll((ObjectNode) after);
    return whole;
  }

  private static JsonNode cleared(JsonNode before) {
    if (!before.isObject()) {
      return JsonNodeFactory.instance.textNode("");
    }
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    before.fieldNames().forEachRemaining(name -> empty.put(name, ""));
    return empty;
  }
}
