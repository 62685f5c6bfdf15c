package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Map;
import java.util.Set;

/**
 * Lays what a request said over what an object has: an empty text clears, null says nothing, and a
 * list or an object replaces the whole one.
 */
final class Merge {

  /** Members that name an object and its version; a request never changes them. */
  static final Set<String> IDENTITY = Set.of("Id", "SyncToken", "sparse");

  private Merge() {}

  static ObjectNode onto(ObjectNode base, ObjectNode accepted, boolean mergeAddresses) {
    for (Map.Entry<String, JsonNode> field : accepted.properties()) {
      String name = field.getKey();
      if (IDENTITY.contains(name) || field.getValue().isNull()) {
        continue;
      }
      JsonNode value = field.getValue();
      if (mergeAddresses
          && name.endsWith("Addr")
          && base.path(name).isObject()
          && value.isObject()) {
        value = ((ObjectNode) base.get(name)).deepCopy().setAll((ObjectNode) value.deepCopy());
      }
      value = withoutEmpty(value);
      boolean emptied = value.isTextual() && value.textValue().isEmpty();
      boolean emptyObject = value.isObject() && value.isEmpty();
      if (emptied || emptyObject) {
        base.remove(name);
      } else {
        base.set(name, value);
      }
    }
    return base;
  }

  private static JsonNode withoutEmpty(JsonNode value) {
    if (value.isArray()) {
      ArrayNode array = Json.array();
      value.forEach(element -> array.add(withoutEmpty(element)));
      return array;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      boolean empty =
          field.getValue().isNull()
              || field.getValue().isTextual() && field.getValue().textValue().isEmpty();
      if (!empty) {
        object.set(field.getKey(), withoutEmpty(field.getValue()));
      }
    }
    return object;
  }
}
