package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.SyncError;
import java.time.Instant;

/** How an attempt ended. */
sealed interface Ending {

  /** QuickBooks is as Taskip wants it. */
  record Success() implements Ending {}

  /** There was nothing to do, for this reason. */
  record Skipped(SyncError why) implements Ending {}

  /** It failed; a passing failure is retried by itself. */
  record Failed(SyncError why, boolean passing) implements Ending {}

  /** It goes on when that record (as {@code kind:id}) is in QuickBooks; costs no attempt. */
  record Waiting(String waitsFor, SyncError why) implements Ending {}

  /** QuickBooks has no room for us now; costs no attempt. */
  record Deferred(Instant notBefore) implements Ending {}
}
