package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;

/**
 * What is left of a deleted transaction.
 *
 * @param at when, in the form of {@code MetaData.LastUpdatedTime}
 */
public record Deletion(EntityType type, String id, String at) {

  /** The stub that change data capture shows in its place. */
  public ObjectNode stub() {
    ObjectNode stub = Json.object("domain", "QBO", "status", "Deleted", "Id", id);
    stub.set("MetaData", Json.object("LastUpdatedTime", at));
    return stub;
  }

  static Deletion from(ObjectNode entry) {
    return new Deletion(
        EntityType.valueOf(Json.text(entry, "type")),
        Json.text(entry, "id"),
        Json.text(entry, "at"));
  }

  ObjectNode toEntry() {
    return Json.object("type", type.name(), "id", id, "at", at);
  }
}
