package com.taskip.quickbooks.record;

/** Which record of a workspace. */
public record RecordKey(RecordKind kind, String id) {}
