package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What callers get when it is this service that fails. */
@QuarkusTest
class OwnFailureTest {

  @Inject DataSource ledger;

  @Test
  void what_the_ledger_refuses_is_a_500_that_tells_nothing_and_passes_with_its_cause()
      throws SQLException {
    String person = Tokens.of(Workspaces.fresh(), "ada", "administrator");
    execute("alter table oauth_state rename to oauth_state_away");
    try {
      Response failed = connect(person);
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.contentType()).startsWith("application/problem+json");
      assertThat(failed.path("code").toString()).isEqualTo("internal");
      assertThat(failed.asString()).doesNotContainIgnoringCase("oauth_state", "sql", "exception");
    } finally {
      execute("alter table oauth_state_away rename to oauth_state");
    }
    assertThat(connect(person).statusCode()).isEqualTo(200);
  }

  private static Response connect(String person) {
    return RestAssured.given()
        .auth()
        .oauth2(person)
        .post("/api/v3/integrations/quickbooks/connect");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = ledger.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
