package com.taskip.quickbooks.quickbooks.webhook;

import java.time.Instant;

/**
 * Something happened to an object in some company.
 *
 * @param entity in lower case, as {@code payment}; also those that we know nothing of
 * @param at by QuickBooks' clock; null when it was not said, or not readably
 */
public record Change(String realmId, String entity, String id, Kind kind, Instant at) {

  /** What happened; {@code OTHER} is what Intuit may think of next. */
  public enum Kind {
    CREATED,
    UPDATED,
    DELETED,
    MERGED,
    VOIDED,
    EMAILED,
    OTHER
  }
}
