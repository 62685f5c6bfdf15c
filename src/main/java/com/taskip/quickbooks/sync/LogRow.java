package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A row of Sync Health as people look at it, whether it is still in the ledger or has aged. Nothing
 * is decided by it that has to do with QuickBooks: what can still happen is a {@link Job}.
 */
@Entity
@Immutable
@Table(name = "log_row")
class LogRow {
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
  String error;
  String warning;
  String quickbooksId;
  Instant createdAt;
  Instant attemptedAt;

  boolean failed() {
    return JobStatus.FAILED.wireName().equals(status);
  }

  RecordKind kind() {
    return RecordKind.named(entity).orElseThrow();
  }
}
