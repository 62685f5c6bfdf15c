package com.taskip.quickbooks.sync;

import java.util.List;
import java.util.UUID;

/**
 * Jobs that are open again.
 *
 * @param all their ids
 * @param toWake the ids of those that are to be woken; the others are part of the backlog, and its
 *     pumps are started
 */
record Reopened(List<UUID> all, List<UUID> toWake) {
  static final Reopened NONE = new Reopened(List.of(), List.of());
}
