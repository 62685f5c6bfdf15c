package com.taskip.quickbooks.evidence;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a process is killed; each is a rule of {@code crash-points.btm}. */
enum Point {
  BEFORE_THE_JOB_ROW("before the job row"),
  BEFORE_THE_WAKE_UP("after the job row, before the wake-up"),
  BEFORE_THE_CALLER_HEARS("after the wake-up, before the answer to the caller"),
  ON_RECEIPT("on receipt of the message"),
  AFTER_THE_CLAIM("after the claim"),
  AFTER_READING_THE_LEDGER("after reading the ledger"),
  AFTER_READING_QUICKBOOKS("after reading QuickBooks"),
  BEFORE_THE_REFRESH("with the right to refresh, before asking Intuit"),
  REFRESHED_NOT_STORED("after the refresh answer, before it is stored"),
  REFRESH_STORED("after the new tokens are stored"),
  BEFORE_IT_LEAVES("before the request leaves"),
  COMMITTED_UNANSWERED("after QuickBooks committed, before the answer"),
  ANSWERED_NOT_STORED("after the answer, before it is stored"),
  STORED_NOT_SETTLED("after storing, before the settling is committed"),
  SETTLED_NOT_WOKEN("after settling, before what it makes due is woken"),
  SETTLED_NOT_DELETED("after settling, before the message is deleted"),
  HANDING_BACK("while handing failed messages back"),
  BURIED_NOT_SETTLED("after the dead-letter queue has it, before the row says failed"),
  PAID_NOT_COMMITTED("after marking as paid, before that is committed"),
  PAGE_NOT_COMMITTED("after planning a page, before that is committed"),
  BETWEEN_PAGES("between two pages");

  /** From the message to the end of the work. */
  static final Set<Point> ON_THE_WAY = EnumSet.range(ON_RECEIPT, SETTLED_NOT_DELETED);

  /** All that a change of a record in Taskip passes. */
  static final Set<Point> PUSH = EnumSet.range(BEFORE_THE_JOB_ROW, BURIED_NOT_SETTLED);

  static {
    PUSH.removeAll(EnumSet.range(BEFORE_THE_REFRESH, REFRESH_STORED));
  }

  private final String words;

  Point(String words) {
    this.words = words;
  }

  /** The name in the rules and in what the process says. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a person. */
  String words() {
    return words;
  }
}
