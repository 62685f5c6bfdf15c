package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.Priority;
import com.taskip.quickbooks.settings.SyncSettings;
import java.util.UUID;

/**
 * What one worker's run over a workspace's jobs shares.
 *
 * @param connection the connection as it was when the run began
 * @param settings the settings as they were then
 * @param company how QuickBooks is reached
 * @param lease under which the jobs are held
 */
record Shift(Connection connection, SyncSettings settings, Company company, UUID lease) {

  String workspaceId() {
    return connection.workspaceId();
  }

  /** Whether it works off a backlog. */
  boolean bulk() {
    return company.priority() == Priority.BULK;
  }

  String realmId() {
    return connection.realmId();
  }
}
