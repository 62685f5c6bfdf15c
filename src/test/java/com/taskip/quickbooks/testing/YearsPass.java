package com.taskip.quickbooks.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes the rows of a workspace two years older than they are, and has the tick look at them. */
@ApplicationScoped
public class YearsPass {
  /** The first 48 bits of an id are the time it was drawn at. */
  private static final String OLDER =
      """
      cast(lpad(to_hex(cast(cast('x' || left(replace(cast(%1$s as text), '-', ''), 12) as bit(48)) as bigint)
        - 2 * 365 * 86400000::bigint), 12, '0') || right(replace(cast(%1$s as text), '-', ''), 20) as uuid)
      """;

  private static final String MOVE_ROWS =
      """
      update job set id = %s, created_at = created_at - interval '730 days',
        attempted_at = attempted_at - interval '730 days'
      where workspace_id = ?
      """
          .formatted(OLDER.formatted("id"));

  private static final String MOVE_NOTICES =
      "update notice set job_id = %s where workspace_id = ?".formatted(OLDER.formatted("job_id"));

  private static final String NEXT_ROUND =
      "update ageing set reached = '00000000-0000-0000-0000-000000000000', next_at = now()";

  private final DataSource ledger;

  YearsPass(DataSource ledger) {
    this.ledger = ledger;
  }

  /** Two years pass for the workspace; answers with how many of its rows have aged by then. */
  public int of(ConnectedWorkspace workspace) throws SQLException {
    over(workspace.id());
    return ticks(workspace.id());
  }

  /** Two years pass, and no tick comes by. */
  public void over(String workspace) throws SQLException {
    update(MOVE_ROWS, workspace);
    update(MOVE_NOTICES, workspace);
  }

  /** Ticks come by until all is looked at twice; answers with how many of its rows have aged. */
  public int ticks(String workspace) throws SQLException {
    for (int round = 0; round < 2; round++) {
      update(NEXT_ROUND);
      if (LambdaEvents.sweep().failed()) {
        throw new IllegalStateException("The tick failed");
      }
    }
    return aged(workspace);
  }

  /** How many rows of the workspace have aged. */
  public int aged(String workspace) throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from past_job where workspace_id = ?")) {
      count.setString(1, workspace);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Changes the ledger behind everybody's back. */
  public void update(String sql, Object... values) throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }
}
