package com.taskip.quickbooks.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokensAtRestTest {
  private static final String DOORS = "/api/v3/integrations/quickbooks";

  @Inject Companies companies;
  @Inject AccessTokens accessTokens;
  @Inject TokenCipher cipher;
  @Inject QuickBooksSimulator simulator;
  @Inject DataSource database;

  @Test
  void token_stands_in_no_response_and_nowhere_in_the_clear() throws SQLException {
    ConnectedWorkspace connected = companies.connect();
    String token = accessTokens.of(connected.id()).current();

    String response = connected.administrator().get(DOORS).asString();
    assertThat(response).doesNotContain(token).doesNotContainIgnoringCase("token");
    assertThat(row(connected.id())).contains(connected.realmId()).doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothing_of_the_tokens_is_left_after_a_disconnect(boolean reachable) throws SQLException {
    ConnectedWorkspace connected = companies.connect();
    if (!reachable) {
      simulator.faults().add(FaultRule.once(FaultAction.cutBefore()).operation("revoke"));
    }
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

  @Test
  void token_stands_in_no_log_however_much_is_logged() {
    List<String> said = new CopyOnWriteArrayList<>();
    Handler ear = hearing(said);
    Logger root = Logger.getLogger("");
    Logger ours = Logger.getLogger("com.taskip.quickbooks");
    Level usual = ours.getLevel();
    root.addHandler(ear);
    ours.setLevel(Level.ALL);
    try {
      ConnectedWorkspace connected = companies.connect();
      String refresh = refreshToken(connected.id());
      String first = accessTokens.of(connected.id()).current();
      String second = accessTokens.of(connected.id()).renewed(first);
      connected.administrator().get(DOORS + "/items").then().statusCode(200);
      simulator.revokeAccess(connected.realmId());
      connected.administrator().get(DOORS + "/items").then().statusCode(409);
      connected.administrator().post(DOORS + "/disconnect").then().statusCode(200);
      assertThat(said)
          .anyMatch(line -> line.contains(connected.id()))
          .noneMatch(line -> Stream.of(refresh, first, second, "Bearer ").anyMatch(line::contains));
    } finally {
      ours.setLevel(usual);
      root.removeHandler(ear);
    }
  }

  private String refreshToken(String workspaceId) {
    ConnectionRow row =
        QuarkusTransaction.requiringNew().call(() -> ConnectionRow.of(workspaceId).orElseThrow());
    return cipher.open(workspaceId, row.tokenKeyId, row.refreshToken);
  }

  /** Writes down all that is logged, with its parameters and its stack traces. */
  private static Handler hearing(List<String> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(record.getMessage()).append(Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
          record.getThrown().printStackTrace(new PrintWriter(text));
        }
        said.add(text.toString());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
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
