package com.taskip.quickbooks.quickbooks;

import java.util.Locale;

/** What a request does, as far as it matters to limits and meters. */
enum CallKind {
  /** Changes nothing, may be repeated, and is metered by Intuit. */
  READ,
  /** Changes one object. */
  WRITE,
  /** Changes many; Intuit allows fewer of these. */
  BATCH;

  /** The word in metrics. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
