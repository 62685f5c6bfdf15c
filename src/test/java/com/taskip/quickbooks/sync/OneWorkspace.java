package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.settings.SyncSettings;
import java.time.Instant;
import java.util.UUID;

/** A workspace that is connected to a company, for tests that play its workers themselves. */
record OneWorkspace(String id, String realmId) {

  /** Of a company called {@code realm}. */
  static OneWorkspace of(String id) {
    return new OneWorkspace(id, "realm");
  }

  /** One worker's run; each has a lease of its own. */
  Shift shift() {
    return shift(UUID.randomUUID());
  }

  /** The run that has this lease. */
  Shift shift(UUID lease) {
    Connection connection =
        new Connection(
            id,
            Status.CONNECTED,
            realmId,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null,
            null);
    return new Shift(connection, SyncSettings.DEFAULTS, new Company(realmId, 70, null), lease);
  }

  /** QuickBooks has the record, as its object 1; not stored yet. */
  Link link(String kind, String record) {
    Link link = new Link();
    link.workspaceId = id;
    link.realmId = realmId;
    link.kind = kind;
    link.recordId = record;
    link.quickbooksId = "1";
    link.syncToken = "0";
    link.sent = "{}";
    link.syncedAt = Instant.EPOCH;
    return link;
  }
}
