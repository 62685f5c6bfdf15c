package com.taskip.quickbooks.local.simulator.books;

import java.time.Instant;

/**
 * Something that happened to an object of a company, by whomever.
 *
 * @param at the object's {@code LastUpdatedTime} since then
 */
public record Happening(String realmId, EntityType type, String id, Kind kind, Instant at) {

  /** What happened, in the words of Intuit's webhook. */
  public enum Kind {
    CREATE,
    UPDATE,
    VOID,
    DELETE
  }
}
