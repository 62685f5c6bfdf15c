package com.taskip.quickbooks.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lets a workspace wait in no time: everything that the ledger has put down for it, and for its
 * company, is moved into the past, and the sweeper comes by. QuickBooks' own clock goes on as it
 * does.
 */
@ApplicationScoped
public class TimePasses {
  private static final List<String> MOVES =
      List.of(
          "update job set due_at = due_at - ?, woken_at = woken_at - ?, leased_until = leased_until - ?"
              + " where workspace_id = ? and status = 'pending'",
          "update bulk_pump set due_at = due_at - ?, woken_at = woken_at - ?,"
              + " leased_until = leased_until - ? where workspace_id = ?");

  private static final List<String> COMPANY_MOVES =
      List.of(
          "update company_budget set closed_until = closed_until - ? where realm_id = ?",
          "update company_budget set spread_to = spread_to - ? where realm_id = ?",
          "update company_call set busy_until = busy_until - ? where realm_id = ?");

  private final DataSource ledger;

  TimePasses(DataSource ledger) {
    this.ledger = ledger;
  }

  /** So much time passes for the workspace and its company. */
  public void of(ConnectedWorkspace workspace, Duration time) {
    String seconds = time.toSeconds() + " seconds";
    for (String move : MOVES) {
      update(move, seconds, seconds, seconds, workspace.id());
    }
    for (String move : COMPANY_MOVES) {
      update(move, seconds, workspace.realmId());
    }
    LambdaEvents.sweep();
  }

  private void update(String sql, String... values) {
    try (Connection connection = ledger.getConnection();
        PreparedStatement update =
            connection.prepareStatement(sql.replace("- ?", "- cast(? as interval)"))) {
      for (int i = 0; i < values.length; i++) {
        update.setString(i + 1, values[i]);
      }
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
