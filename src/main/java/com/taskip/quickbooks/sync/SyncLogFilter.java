package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import java.time.Instant;
import java.util.UUID;

/**
 * Which rows of Sync Health to show; a null member does not narrow.
 *
 * @param from created at or after
 * @param to created before
 * @param before only rows older than this one: where the last page ended
 * @param limit how many at most
 */
public record SyncLogFilter(
    RecordKind entity,
    JobAction action,
    Direction direction,
    JobStatus status,
    String entityId,
    Instant from,
    Instant to,
    UUID before,
    int limit) {}
