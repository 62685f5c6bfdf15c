package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.RecordKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/**
 * One row of the ledger, and of Sync Health: one attempt to bring QuickBooks and Taskip in step.
 */
@Entity
@Table(name = "job")
@DynamicUpdate
class Job {
  @Id UUID id;
  String workspaceId;
  String realmId;
  String entity;
  String entityId;
  String entityName;
  String action;
  String direction;
  String status;
  int attempts;
  int passing;

  @ColumnTransformer(write = "?::jsonb")
  String error;

  @ColumnTransformer(write = "?::jsonb")
  String warning;

  String quickbooksId;
  Instant createdAt;
  Instant attemptedAt;
  Instant dueAt;
  Instant wokenAt;
  int wakes;
  UUID leaseId;
  Instant leasedUntil;
  boolean changedSince;
  boolean forced;
  boolean pushOver;
  String waitsFor;

  /** Jobs of one lane are worked on one after the other; null when it gets in nobody's way. */
  String lane;

  UUID outgoingId;
  UUID runId;

  /** Part of a backlog: taken up by a pump, not woken by itself. */
  boolean bulk;

  RecordKind kind() {
    return RecordKind.named(entity).orElseThrow();
  }

  /** The record it is about, as {@code kind:id}. */
  String record() {
    return entity + ":" + entityId;
  }

  /** Whatever it was opened for, this is what was done. */
  void did(Verb verb) {
    action = JobAction.push(kind(), verb).wireName();
  }

  /** Whether its lease is known to last that long; it may have been made longer since. */
  boolean heldUntil(Instant instant) {
    return leasedUntil != null && !leasedUntil.isBefore(instant);
  }

  JobStatus status() {
    return JobStatus.of(status);
  }
}
