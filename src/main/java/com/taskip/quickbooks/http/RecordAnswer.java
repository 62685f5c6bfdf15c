package com.taskip.quickbooks.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.LinkedRecord;

/**
 * A record as the doors give it back.
 *
 * @param record its own members
 * @param quickbooks what QuickBooks has for it; null while it has nothing
 */
public record RecordAnswer<T extends TaskipRecord>(
    String id, @JsonUnwrapped T record, LinkedRecord.View quickbooks) {}
