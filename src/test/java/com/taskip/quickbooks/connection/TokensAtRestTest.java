package com.taskip.quickbooks.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokensAtRestTest {
  private static final String DOORS = "/api/v3/integrations/quickbooks";

  @Inject Companies companies;
  @Inject AccessTokens accessTokens;
  @Inject DataSource database;

  @Test
  void token_stands_in_no_response_and_nowhere_in_the_clear() throws SQLException {
    ConnectedWorkspace connected = companies.connect();
    String token = accessTokens.of(connected.id()).current();

    String response = connected.administrator().get(DOORS).asString();
    assertThat(response).doesNotContain(token).doesNotContainIgnoringCase("token");
    assertThat(row(connected.id())).contains(connected.realmId()).doesNotContain(token);
  }

  @Test
  void nothing_of_the_tokens_is_left_after_a_disconnect() throws SQLException {
    ConnectedWorkspace connected = companies.connect();
    connected.administrator().post(DOORS + "/disconnect").then().statusCode(200);

    try (var connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select 1 from connection where workspace_id = ? and access_token is null"
                    + " and refresh_token is null and realm_id is not null")) {
      select.setString(1, connected.id());
      assertThat(select.executeQuery().next()).isTrue();
    }
  }

  /** The whole row as text, with the bytes as characters. */
  private String row(String workspaceId) throws SQLException {
    try (var connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select cast(c as text) || encode(access_token, 'escape')"
                    + " || encode(refresh_token, 'escape') from connection c"
                    + " where workspace_id = ?")) {
      select.setString(1, workspaceId);
      ResultSet rows = select.executeQuery();
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
