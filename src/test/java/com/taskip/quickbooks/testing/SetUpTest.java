package com.taskip.quickbooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetUpTest {

  @Inject DataSource database;
  @Inject Queue queue;
  @Inject JWTParser tokens;
  @Inject QuickBooksSimulator quickBooks;

  @ConfigProperty(name = "taskip.quickbooks.api-url")
  URI configured;

  @Test
  void database_has_the_ledger() throws SQLException {
    try (Connection connection = database.getConnection();
        ResultSet rows = connection.createStatement().executeQuery("select count(*) from job")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void queue_speaks_sqs() {
    assertThat(queue.deadLetters()).isNotNull();
  }

  @Test
  void quickbooks_is_the_simulator_in_this_process() {
    assertThat(configured).isEqualTo(quickBooks.url());
    assertThat(quickBooks.realms()).isNotEmpty();
  }

  @Test
  void tokens_of_the_suite_are_trusted() throws ParseException {
    JsonWebToken token = tokens.parse(Tokens.administrator("ws-1"));
    assertThat(token.<String>getClaim("workspace_id")).isEqualTo("ws-1");
    assertThat(token.getGroups()).containsExactly("administrator");
  }

  @Test
  void application_is_ready() {
    RestAssured.get("/q/health/ready").then().statusCode(200);
  }
}
