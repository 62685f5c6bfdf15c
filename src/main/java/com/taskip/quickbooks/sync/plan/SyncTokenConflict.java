package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.Fault;

/**
 * Fault 5010: somebody changed the object in QuickBooks since we last saw it; nothing was written.
 */
final class SyncTokenConflict {
  static final String CODE = "sync_token_conflict";

  private SyncTokenConflict() {}

  static SyncError error(Fault fault) {
    return new SyncError(
        CODE,
        "SyncToken conflict: the record was changed in QuickBooks between two syncs.",
        fault.code(),
        fault.intuitTid(),
        "Nothing to do: the retry reads the latest version from QuickBooks first. Click Retry if it"
            + " stays red.");
  }
}
