package com.taskip.quickbooks.sync;

import java.util.Optional;
import java.util.UUID;

/** The id of a row as a caller writes it. */
public final class RowId {
  private RowId() {}

  /** The id, or nothing when no row can have it. */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
