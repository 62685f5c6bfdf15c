package com.taskip.quickbooks.sync.triage;

import java.util.Set;

/**
 * What the operator wants.
 *
 * @param apply whether it is to be done; otherwise it is only said
 * @param repaired causes that have been mended: what was held for them is redriven
 * @param discard ids of messages that go, whatever they say
 */
public record Orders(boolean apply, Set<String> repaired, Set<String> discard) {
  /** Says what would be done. */
  public static final Orders DRY_RUN = new Orders(false, Set.of(), Set.of());

  public Orders {
    repaired = Set.copyOf(repaired);
    discard = Set.copyOf(discard);
  }
}
