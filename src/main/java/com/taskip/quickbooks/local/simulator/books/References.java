package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;

/** Resolves what a request refers to. */
final class References {

  private References() {}

  /**
   * The active object behind a reference, whose name is then filled in.
   *
   * @throws BusinessFault 2500 when there is none or it is inactive
   */
  static ObjectNode require(Draft books, ObjectNode holder, String member, EntityType type) {
    String id = Json.text(holder, member, "value");
    ObjectNode found =
        books
            .find(type, id)
            .filter(object -> object.path("Active").asBoolean(true))
            .orElseThrow(() -> BusinessFault.invalidReference(listOf(type), id));
    holder.set(member, Json.ref(id, nameOf(type, found)));
    return found;
  }

  /** Like {@link #require}, when the member is there at all. */
  static void check(Draft books, ObjectNode holder, String member, EntityType type) {
    if (holder.has(member)) {
      require(books, holder, member, type);
    }
  }

  /** What the object is called where it is referred to: accounts by their full path. */
  static String nameOf(EntityType type, ObjectNode object) {
    return switch (type) {
      case CUSTOMER, VENDOR, EMPLOYEE -> Json.text(object, "DisplayName");
      case ACCOUNT -> Json.text(object, "FullyQualifiedName");
      default -> Json.text(object, "Name");
    };
  }

  private static String listOf(EntityType type) {
    return type.isName() ? "Names" : type.wireName() + "s";
  }
}
