package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/** What QuickBooks has for a record of ours in one company, and what it was last told. */
@Entity
@Table(name = "link")
@DynamicUpdate
@IdClass(LinkKey.class)
class Link {
  @Id String workspaceId;

  @Id String realmId;

  @Id String kind;

  @Id String recordId;
  String quickbooksId;
  String syncToken;
  String docNumber;

  @ColumnTransformer(write = "?::jsonb")
  String sent;

  BigDecimal total;
  boolean open;
  boolean voided;
  String answered;
  Instant syncedAt;

  /** Whether the record has changed since without a job that tells QuickBooks. */
  boolean untold;

  RecordKind recordKind() {
    return RecordKind.named(kind).orElseThrow();
  }
}
