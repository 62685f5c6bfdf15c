package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A manual sync that a person asked for. It counts how each of its jobs ended the first time; a job
 * that is opened again later has left it.
 */
@Entity
@Table(name = "run")
@DynamicUpdate
class Run {
  @Id UUID id;
  String workspaceId;
  String realmId;
  String entity;
  String status;
  String planning;
  String plannedTo;
  int total;
  int succeeded;
  int failed;
  int skipped;
  Instant createdAt;
  Instant startedAt;
  Instant finishedAt;

  RunScope scope() {
    return RunScope.valueOf(entity.toUpperCase(Locale.ROOT));
  }

  /** The kind whose records are being looked through; null once everything is planned. */
  RecordKind planning() {
    return planning == null ? null : RecordKind.named(planning).orElseThrow();
  }

  boolean settled() {
    return planning == null && total == succeeded + failed + skipped;
  }
}
