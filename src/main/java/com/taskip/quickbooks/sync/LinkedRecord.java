package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.record.RecordKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the connected company has for a record of Taskip's. */
@ApplicationScoped
public class LinkedRecord {

  /**
   * The record's object in QuickBooks.
   *
   * @param docNumber the document's number there; null for customers and unnumbered documents
   * @param status how its newest job stands: pending, success, failed or skipped
   */
  public record View(String id, String docNumber, Instant syncedAt, String status) {}

  private final Connections connections;
  private final Links links;
  private final Ledger ledger;
  private final LogRows rows;

  LinkedRecord(Connections connections, Links links, Ledger ledger, LogRows rows) {
    this.connections = connections;
    this.links = links;
    this.ledger = ledger;
    this.rows = rows;
  }

  /** Empty while QuickBooks has nothing for the record. */
  @Transactional
  public Optional<View> of(String workspaceId, RecordKind kind, String id) {
    Connection connection = connections.of(workspaceId);
    if (connection.realmId() == null) {
      return Optional.empty();
    }
    return links
        .find(workspaceId, connection.realmId(), kind, id)
        .map(
            link -> {
              Job latest =
                  ledger.latestJobs(workspaceId, connection.realmId(), kind, List.of(id)).get(id);
              JobStatus status =
                  latest != null
                      ? latest.status()
                      : rows.newestAgedPush(workspaceId, connection.realmId(), kind, id)
                          .orElse(JobStatus.SUCCESS);
              return new View(link.quickbooksId, link.docNumber, link.syncedAt, status.wireName());
            });
  }
}
