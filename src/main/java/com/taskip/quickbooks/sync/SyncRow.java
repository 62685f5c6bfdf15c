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

  static SyncRow of(Job job) {
    return new SyncRow(
        job.id,
        job.entity,
        job.entityId,
        job.entityName,
        job.action,
        job.direction,
        job.status,
        job.attempts,
        Errors.error(job.error),
        Errors.warning(job.warning),
        job.quickbooksId,
        job.createdAt,
        job.attemptedAt);
  }
}
