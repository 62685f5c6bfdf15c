package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.TaskipRecord;

/**
 * What should QuickBooks look like for one kind of record? Pure: the same facts always give the
 * same decision, and nothing is asked, written or waited for here.
 */
public interface Rule<R extends TaskipRecord> {

  /** The next step for a record, given all that is known. */
  Decision decide(Facts<R> facts);

  /** What to keep of QuickBooks' answer to a write, or of an object that is taken over. */
  Remembered remember(R record, ObjectNode answer);
}
