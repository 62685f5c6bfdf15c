package com.taskip.quickbooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetUpTest {

  @Inject DataSource database;
  @Inject Queue queue;

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
  void application_is_ready() {
    RestAssured.get("/q/health/ready").then().statusCode(200);
  }
}
