package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.record.TaskipRecord;

/** What rows call a record. */
final class Words {
  private Words() {}

  /** For example {@code credit memo}. */
  static String of(TaskipRecord record) {
    return record.kind().wireName().replace('_', ' ');
  }
}
