package com.taskip.quickbooks.sync;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids in the path of work are version 7 UUIDs: cheap to index, and they sort by time. */
final class TimeOrderedId {
  private TimeOrderedId() {}

  static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** When the id was drawn, to the millisecond. */
  static Instant drawnAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
