package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.sync.plan.SyncWarning;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of Sync Health.
 *
 * @param retries how many times it was attempted, at most 5
 * @param error why it failed, was skipped or waits; null otherwise
 * @param warning what went through but a person should know; null otherwise
 */
public record SyncRow(
    UUID id,
    String entity,
    String entityId,
    String entityName,
    String action,
    String direction,
    String status,
    int retries,
    SyncError error,
    SyncWarning warning,
    String quickbooksId,
    Instant createdAt,
    Instant attemptedAt) {

  static SyncRow of(LogRow row) {
    return new SyncRow(
        row.id,
        row.entity,
        row.entityId,
        row.entityName,
        row.action,
        row.direction,
        row.status,
        row.attempts,
        Errors.error(row.error),
        Errors.warning(row.warning),
        row.quickbooksId,
        row.createdAt,
        row.attemptedAt);
  }
}
