package com.taskip.quickbooks.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Rows of Sync Health as the sync would have left them: one a minute from the start of 2026. */
@ApplicationScoped
class SyncRows {
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private final DataSource ledger;

  SyncRows(DataSource ledger) {
    this.ledger = ledger;
  }

  /** The workspace's n-th row, of contact {@code c<n>}. */
  UUID add(String workspace, int n, String entity, String status, int attempts)
      throws SQLException {
    return add(workspace, n, entity, "create", "push", status, attempts);
  }

  /** The same of any action. */
  UUID add(
      String workspace,
      int n,
      String entity,
      String action,
      String direction,
      String status,
      int attempts)
      throws SQLException {
    String sql =
        """
        insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status,
                         attempts, error, created_at, attempted_at, due_at, woken_at)
        values (?, ?, 'r1', ?, ?, 'Acme', ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
        """;
    Instant at = FIRST.plusSeconds(60L * n);
    UUID id =
        new UUID(
            at.toEpochMilli() << 16 | 0x7000,
            0x8000_0000_0000_0000L | workspace.hashCode() & 0xFFFFL);
    try (Connection connection = ledger.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, id);
      insert.setString(2, workspace);
      insert.setString(3, entity);
      insert.setString(4, "c" + n);
      insert.setString(5, action);
      insert.setString(6, direction);
      insert.setString(7, status);
      insert.setInt(8, attempts);
      insert.setString(
          9,
          status.equals("failed")
              ? "{\"code\": \"duplicate_name\", \"message\": \"Taken.\", \"quickbooks_code\": \"6240\", \"help\": \"Rename.\"}"
              : null);
      for (int column = 10; column <= 13; column++) {
        insert.setObject(column, at.atOffset(ZoneOffset.UTC));
      }
      insert.executeUpdate();
    }
    return id;
  }
}
