package com.taskip.quickbooks.sync.triage;

import java.util.UUID;

/**
 * A verdict on one thing that a message names.
 *
 * @param messageId SQS' id of it
 * @param workspaceId null when it cannot be read
 * @param row the job or notice; null when it is about none
 */
public record Finding(String messageId, String workspaceId, UUID row, Verdict verdict) {}
