package com.taskip.quickbooks.record;

/**
 * What a put did.
 *
 * @param before the record until then; null when it is new
 * @param after the record now; the very same as before when the put changed nothing
 */
public record RecordChange(StoredRecord before, StoredRecord after) {

  /** Whether Taskip told us of a record for the first time. */
  public boolean isNew() {
    return before == null;
  }

  /** Whether there is anything that QuickBooks might have to hear of. */
  public boolean changed() {
    return isNew() || !before.body().equals(after.body());
  }
}
