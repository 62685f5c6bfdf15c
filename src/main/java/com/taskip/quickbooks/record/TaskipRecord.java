package com.taskip.quickbooks.record;

/**
 * A record of Taskip's, whole, as Taskip last put it. Two records are equal when they say the same:
 * amounts are kept in their shortest form, so 100, 100.0 and 100.00 are one amount.
 */
public sealed interface TaskipRecord permits Contact, SalesDocument, Payment {

  RecordKind kind();

  /** What Sync Health shows for it: the display name, the number, or what it amounts to. */
  String name();

  /** The contact it refers to, which may not have arrived yet; null when it refers to none. */
  default String contactId() {
    return null;
  }

  /** The invoice it refers to, which may not have arrived yet; null when it refers to none. */
  default String invoiceId() {
    return null;
  }
}
