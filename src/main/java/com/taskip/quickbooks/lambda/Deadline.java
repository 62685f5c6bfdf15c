package com.taskip.quickbooks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.IntSupplier;

/** When Lambda ends an invocation: what is begun too late would be killed in the middle. */
final class Deadline {

  /** The longest exchange with QuickBooks (76 seconds), and what is written around it. */
  private static final int ONE_EXCHANGE_MILLIS = 90_000;

  private final IntSupplier remaining;
  private final int needed;

  private Deadline(IntSupplier remaining, int needed) {
    this.remaining = remaining;
    this.needed = needed;
  }

  /**
   * That of an invocation which has just begun.
   *
   * @param context null in a local run, which ends nothing; a negative time stands for a runtime
   *     that named no deadline
   */
  static Deadline of(Context context) {
    int whole = context == null ? -1 : context.getRemainingTimeInMillis();
    if (whole < 0) {
      return new Deadline(() -> Integer.MAX_VALUE, 0);
    }
    // A short invocation still does something: otherwise its messages would come back for ever.
    return new Deadline(
        context::getRemainingTimeInMillis, Math.min(ONE_EXCHANGE_MILLIS, whole / 2));
  }

  /** Whether more work may be begun. */
  boolean leavesTime() {
    return remaining.getAsInt() >= needed;
  }
}
