package com.taskip.quickbooks.sync;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** Something that Taskip has yet to be told. */
@Entity
@Table(name = "notice")
@DynamicUpdate
class Notice {
  @Id UUID id;
  String workspaceId;

  /** The row of Sync Health that it belongs to. */
  UUID jobId;

  /** The very text that is sent. */
  String body;

  int failures;
  boolean givenUp;
  Instant createdAt;
  Instant dueAt;
  Instant wokenAt;
  int wakes;
  UUID leaseId;
  Instant leasedUntil;
}
