package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A row of Sync Health, and what QuickBooks was last told about its record.
 *
 * @param lastSent null when QuickBooks has nothing of the record from us
 */
public record SyncRowDetails(SyncRow row, LastSent lastSent) {

  /**
   * The last write that QuickBooks took.
   *
   * @param fields the mapped members, in QuickBooks' words
   */
  public record LastSent(Instant at, JsonNode fields) {}
}
