package com.taskip.quickbooks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeploymentDoorTest {

  private static final String LAST =
      "where installed_rank = (select max(installed_rank) from flyway_schema_history)";

  @Inject DataSource ledger;

  private Stack stack;

  @BeforeEach
  void start() throws IOException {
    stack = Stack.start();
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Create", "Update"})
  void deployment_of_what_is_there_already_changes_nothing_and_succeeds(String request)
      throws Exception {
    long before = count("flyway_schema_history");

    Stack.Answer answer = answered(request);

    assertThat(answer.status()).isEqualTo("SUCCESS");
    assertThat(answer.body().path("Data").path("Migrations").asText()).isEqualTo("0");
    assertThat(count("flyway_schema_history")).isEqualTo(before);
  }

  @Test
  void answer_names_what_it_answers_and_arrives_as_its_address_was_signed() throws Exception {
    Stack.Answer answer = answered("Update");

    assertThat(answer.body().path("RequestId").asText())
        .isEqualTo("6b7d1f0c-2e35-4c0f-9a41-5d8e7f6a9b0c");
    assertThat(answer.body().path("StackId").asText()).startsWith("arn:aws:cloudformation:");
    assertThat(answer.body().path("LogicalResourceId").asText()).isEqualTo("DatabaseSchema");
    assertThat(answer.body().path("PhysicalResourceId").asText()).isNotBlank();
    URI signed = URI.create(recordedAddress());
    assertThat(answer.to()).isEqualTo(signed.getRawPath() + "?" + signed.getRawQuery());
    assertThat(answer.contentType()).isNull();
  }

  @Test
  void deleting_the_stack_deletes_no_data() throws Exception {
    assertThat(answered("Delete").status()).isEqualTo("SUCCESS");
    assertThat(count("job")).isNotNegative();
  }

  @Test
  void failing_migration_fails_the_deployment_and_says_why() throws Exception {
    execute("update flyway_schema_history set checksum = checksum + 1 " + LAST);
    try {
      Stack.Answer answer = answered("Update");
      assertThat(answer.status()).isEqualTo("FAILED");
      assertThat(answer.reason())
          .startsWith("The database could not be migrated: ")
          .contains("checksum")
          .doesNotContain("\n");
    } finally {
      execute("update flyway_schema_history set checksum = checksum - 1 " + LAST);
    }
  }

  @Test
  void code_that_was_rolled_back_goes_on_with_a_database_that_is_ahead() throws Exception {
    execute(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success) select max(installed_rank) + 1,"
            + " '9999', 'of newer code', 'SQL', 'V9999__of_newer_code.sql', 1, 'test', 1, true"
            + " from flyway_schema_history");
    try {
      assertThat(answered("Update").status()).isEqualTo("SUCCESS");
    } finally {
      execute("delete from flyway_schema_history where version = '9999'");
    }
  }

  @Test
  void answer_that_is_not_taken_at_first_is_sent_again() throws Exception {
    stack.refuse(2);
    assertThat(answered("Update").status()).isEqualTo("SUCCESS");
  }

  @Test
  void request_of_an_unknown_type_is_refused_by_name() throws Exception {
    Stack.Answer answer = answered("Import");
    assertThat(answer.status()).isEqualTo("FAILED");
    assertThat(answer.reason()).contains("Import");
  }

  private Stack.Answer answered(String requestType) throws IOException {
    assertThat(LambdaEvents.invoke(stack.event(requestType)).failed()).isFalse();
    assertThat(stack.answers()).hasSize(1);
    return stack.answers().getFirst();
  }

  private static String recordedAddress() throws IOException {
    return EventJson.MAPPER
        .readTree(LambdaEvents.recorded("deployment-update"))
        .path("ResponseURL")
        .asText();
  }

  private long count(String table) throws SQLException {
    try (Connection connection = ledger.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = ledger.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
