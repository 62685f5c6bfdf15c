package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One object on its way from what it was to what it will be.
 *
 * @param before as kept, null for a new one
 * @param after with what the request said already in place; the rules complete it
 * @param include flags of the request, such as {@code allowduplicatedocnum}
 */
record Revision(
    Draft books, EntityType type, ObjectNode before, ObjectNode after, Set<String> include) {

  boolean isNew() {
    return before == null;
  }
}
