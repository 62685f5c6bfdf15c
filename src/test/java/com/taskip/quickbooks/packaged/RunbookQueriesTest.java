package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the pages ask the ledger, on the ledger as it is. */
@QuarkusTest
class RunbookQueriesTest {

  @Inject DataSource ledger;

  @Test
  void what_a_page_asks_the_ledger_can_be_asked() {
    List<Runbook> asking =
        Runbook.all().stream().filter(page -> !page.blocks("sql").isEmpty()).toList();
    assertThat(asking).hasSizeGreaterThan(3);
    for (Runbook page : asking) {
      for (String query : page.blocks("sql")) {
        assertThatCode(() -> ask(query)).as("%s: %s", page, query).doesNotThrowAnyException();
      }
    }
  }

  private void ask(String query) throws SQLException {
    try (Connection connection = ledger.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute(query)).as("it only asks").isTrue();
    }
  }
}
