package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Queue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@QuarkusTest
class RedeliveryTest extends SyncTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  /** Its wake-up got lost, and a while has passed. */
  private static final String FORGOTTEN =
      "due_at = now() - interval '10 minutes', woken_at = now() - interval '10 minutes'";

  @Inject Queue queue;
  @Inject DataSource database;

  @Test
  void a_wake_up_that_comes_again_does_nothing_again() {
    String invoice = syncedInvoice("10");
    UUID job = UUID.fromString((String) taskip.rows(invoice).getFirst().get("id"));
    for (int i = 0; i < 3; i++) {
      queue.send(WakeUps.write(WakeUp.jobs(workspace.id(), List.of(job))));
    }
    syncedContact();
    assertThat(invoicesNumbered(invoice)).hasSize(1);
    assertThat(taskip.rows(invoice)).hasSize(1);
  }

  @Test
  void what_used_up_its_retries_goes_to_the_dead_letter_queue_and_redriving_it_is_safe() {
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.status(503, FaultAction.Body.EMPTY))
                .operation("create")
                .entity("Customer"));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    Map<String, Object> row =
        await().atMost(LONG).until(() -> taskip.awaitRow(contact, "failed"), r -> r != null);
    assertThat(row.get("retries")).isEqualTo(4);
    Message dead =
        await()
            .until(
                () ->
                    queue.deadLetters().stream()
                        .filter(message -> message.body().contains((String) row.get("id")))
                        .findFirst(),
                java.util.Optional::isPresent)
            .orElseThrow();
    assertThat(deadLettersShown()).isEqualTo(1);
    simulator.faults().clear();
    queue.send(dead.body());
    taskip.awaitRow(contact, "success");
    assertThat(deadLettersShown()).isZero();
    queue.send(dead.body());
    syncedContact();
    assertThat(customersNamed(contact)).hasSize(1);
    assertThat(taskip.rows(contact)).hasSize(1);
  }

  @Test
  void a_job_that_nobody_woke_is_woken_by_the_sweeper() throws SQLException {
    String contact = contactWhoseWakeUpIsFarOff();
    change(contact, FORGOTTEN);
    LambdaEvents.sweep();
    awaitSoon(contact);
  }

  @Test
  void a_job_whose_worker_died_is_taken_over() throws SQLException {
    String contact = contactWhoseWakeUpIsFarOff();
    change(
        contact,
        FORGOTTEN + ", lease_id = gen_random_uuid(), leased_until = now() - interval '1 second'");
    LambdaEvents.sweep();
    awaitSoon(contact);
  }

  @Test
  void a_job_that_a_living_worker_holds_is_left_to_it() throws SQLException {
    String contact = contactWhoseWakeUpIsFarOff();
    change(
        contact,
        FORGOTTEN + ", lease_id = gen_random_uuid(), leased_until = now() + interval '1 minute'");
    LambdaEvents.sweep();
    syncedContact();
    assertThat(taskip.rows(contact)).singleElement().extracting("status").isEqualTo("pending");
  }

  @Test
  void a_token_that_cannot_be_had_just_now_costs_no_attempt_and_fails_no_job() {
    simulator.expireAccessTokens(workspace.realmId());
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.status(503, FaultAction.Body.HTML)).operation("token"));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    assertThat(taskip.awaitRow(contact, "success")).containsEntry("retries", 1);
    assertThat(simulator.faults().waiting()).isEmpty();
  }

  /** A quarter of a minute, which stands for a quarter of an hour. */
  private String contactWhoseWakeUpIsFarOff() {
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(503, "150"))
                .operation("create")
                .entity("Customer")
                .realm(workspace.realmId()));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> Integer.valueOf(1).equals(taskip.rows(contact).getFirst().get("retries")));
    return contact;
  }

  private int deadLettersShown() {
    return workspace
        .administrator()
        .get("/api/v3/integrations/quickbooks")
        .jsonPath()
        .getInt("health.dead_letters");
  }

  private void awaitSoon(String contact) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> "success".equals(taskip.rows(contact).getFirst().get("status")));
    assertThat(customersNamed(contact)).hasSize(1);
  }

  private void change(String contact, String columns) throws SQLException {
    String sql = "update job set " + columns + " where workspace_id = ? and entity_id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, workspace.id());
      update.setString(2, contact);
      update.executeUpdate();
    }
  }
}
