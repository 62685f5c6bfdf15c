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

  /**
   * It could not even be tried; costs no attempt.
   *
   * @param notBefore when to try again; null for when someone has connected again
   * @param why what the row says meanwhile; null when it is a matter of seconds
   */
  record Deferred(Instant notBefore, SyncError why) implements Ending {

    /** It was tried under conditions that hold no more. */
    static Deferred atOnce() {
      return new Deferred(null, null);
    }

    /** Nothing can be tried before someone connects again. */
    static Deferred untilReconnected() {
      return new Deferred(null, null);
    }
  }
}
