package com.taskip.quickbooks.sync;

import java.util.UUID;

/** Another worker has taken over: whatever this one was about to do, it must not do. */
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost(UUID lease) {
    super("The lease " + lease + " ran out and another worker has the jobs", null, false, false);
  }
}
