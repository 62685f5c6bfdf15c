package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Locale;

/** A plain list whose entries have a required and unique name. */
class NamedListRules implements Rules {

  private static final String SUFFIX = " (deleted)";

  private final String nameMember;

  NamedListRules(String nameMember) {
    this.nameMember = nameMember;
  }

  @Override
  public void complete(Revision revision) {
    ObjectNode entry = revision.after();
    if (Json.text(entry, nameMember).isBlank()) {
      throw BusinessFault.missing(nameMember);
    }
    boolean active = !entry.has("Active") || entry.path("Active").asBoolean();
    boolean wasActive = revision.isNew() || revision.before().path("Active").asBoolean(true);
    entry.put("Active", active);
    if (!active && wasActive && "Name".equals(nameMember)) {
      entry.put(nameMember, Json.text(entry, nameMember) + SUFFIX);
    }
    checkUnique(revision);
  }

  private void checkUnique(Revision revision) {
    String name = Json.text(revision.after(), nameMember).toLowerCase(Locale.ROOT);
    String id = Json.text(revision.after(), "Id");
    for (ObjectNode other : revision.books().all(revision.type())) {
      if (!Json.text(other, "Id").equals(id)
          && Json.text(other, nameMember).toLowerCase(Locale.ROOT).equals(name)) {
        throw BusinessFault.duplicateName(revision.type().path());
      }
    }
  }
}
