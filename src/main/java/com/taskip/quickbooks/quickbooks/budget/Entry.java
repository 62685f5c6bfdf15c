package com.taskip.quickbooks.quickbooks.budget;

import java.time.Instant;
import java.util.UUID;

/** The budget's answer to "may I send a request now?". */
public sealed interface Entry {

  /** Yes, one request; to be handed back when it is over. */
  record Permit(UUID id) implements Entry {}

  /**
   * No room.
   *
   * @param freeAt when there is room again, as far as can be told now
   */
  record Full(Instant freeAt) implements Entry {}
}
