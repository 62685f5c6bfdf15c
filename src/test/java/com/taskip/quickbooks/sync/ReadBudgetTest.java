package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.WrittenMetrics;
import com.taskip.quickbooks.testing.LambdaEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Intuit allows so many reads in a month, for all companies together. */
@QuarkusTest
class ReadBudgetTest extends SyncTest {
  private static final String SOMEBODY_ELSE = "realm-that-read-a-lot";

  @Inject DataSource ledger;
  @Inject WrittenMetrics written;

  @AfterEach
  void nobody_read_a_lot() throws SQLException {
    update("delete from metered_read where realm_id = ?", SOMEBODY_ELSE);
  }

  @Test
  void every_read_is_counted_for_its_company() throws SQLException {
    long before = counted();
    workspace.administrator().get("/api/v3/integrations/quickbooks/items").then().statusCode(200);
    assertThat(counted()).isGreaterThan(before);
  }

  @Test
  void when_the_months_reads_run_short_a_company_that_can_wait_waits_and_the_figures_say_so()
      throws SQLException {
    syncedInvoice("10");
    looked();
    update(
        "insert into metered_read (day, realm_id, reads)"
            + " values ((now() at time zone 'UTC')::date, ?, 500000)",
        SOMEBODY_ELSE);
    long before = reads();
    LambdaEvents.pull();
    assertThat(written.latest(Metric.LOOKS_SLOWED)).isPositive();
    assertThat(written.latest(Metric.METERED_READS_FORECAST)).isGreaterThan(500_000);
    syncedContact();
    assertThat(reads()).isEqualTo(before);

    nobody_read_a_lot();
    looked();
    assertThat(written.latest(Metric.LOOKS_SLOWED)).isZero();
  }

  private void looked() {
    long before = reads();
    LambdaEvents.pull();
    await().until(() -> reads() > before);
  }

  private long reads() {
    return simulator.counters(workspace.realmId()).reads();
  }

  private long counted() throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select coalesce(sum(reads), 0) from metered_read where realm_id = ?")) {
      select.setString(1, workspace.realmId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void update(String sql, String realm) throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, realm);
      statement.executeUpdate();
    }
  }
}
