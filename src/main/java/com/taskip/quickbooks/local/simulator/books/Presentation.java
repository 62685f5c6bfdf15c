package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;

/** An object as an answer shows it: what is kept, and members that nobody was told about. */
public final class Presentation {

  private Presentation() {}

  /** The object as answered. */
  public static ObjectNode of(Draft books, EntityType type, ObjectNode kept) {
    ObjectNode shown =
        type == EntityType.PREFERENCES ? Preferences.of(books, kept) : kept.deepCopy();
    if (type == EntityType.VENDOR || type == EntityType.EMPLOYEE) {
      shown.remove("FullyQualifiedName");
    }
    // QuickBooks adds members without notice: a client that trips over one must trip here.
    shown.putObject("UnannouncedMember").put("value", "added without notice");
    if (shown.path("MetaData") instanceof ObjectNode metaData) {
      metaData.set("LastModifiedByRef", Json.object("value", books.company().realmId()));
    }
    return shown;
  }
}
