package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.Fault;

/**
 * Fault 5010: somebody changed the object in QuickBooks since we last saw it; nothing was written.
 */
final class SyncTokenConflict {
  static final String CODE = "sync_token_conflict";
  static final String SENTENCE =
      "SyncToken conflict: the record was changed in QuickBooks between two syncs.";
  static final String HELP =
      "Nothing to do: the retry reads the latest version from QuickBooks first; click Retry if the"
          + " row stays red.";

  private SyncTokenConflict() {}

  static SyncError error(Fault fault) {
    return FaultCatalogue.error(fault);
  }
}
