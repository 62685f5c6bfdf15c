package com.taskip.quickbooks.sync;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids in the path of work are version 7 UUIDs: cheap to index, and they sort by time. */
final class TimeOrderedId {
  private static final long LATEST_OF_ANY = (1L << 48) - 1;

  /** No id can be drawn after that. */
  static final Instant LATEST = Instant.ofEpochMilli(LATEST_OF_ANY);

  private TimeOrderedId() {}

  static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** When the id was drawn, to the millisecond. */
  static Instant drawnAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /** The least id that can be drawn from that instant on. */
  static UUID firstOf(Instant instant) {
    return new UUID(Math.clamp(millis(instant), 0, LATEST_OF_ANY) << 16, 0);
  }

  /** Of any instant that can be written down: some lie beyond what milliseconds can count. */
  private static long millis(Instant instant) {
    return Math.clamp(instant.getEpochSecond(), 0, LATEST_OF_ANY / 1000) * 1000
        + instant.getNano() / 1_000_000;
  }
}
