package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Queue;
import com.taskip.quickbooks.testing.TaskipHooks;
import com.taskip.quickbooks.testing.TimePasses;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** An operator has the dead-letter queue sorted, as infra/triage does. */
@QuarkusTest
class TriageTest extends SyncTest {
  private static final String DRY_RUN = "{\"triage\":{}}";
  private static final String APPLY = "{\"triage\":{\"apply\":true}}";

  @Inject Queue queue;
  @Inject TaskipHooks hooks;
  @Inject TimePasses time;
  @Inject DataSource ledger;

  @BeforeEach
  void empty() {
    queue.client().purgeQueue(request -> request.queueUrl(queue.url() + "-dead"));
  }

  @Test
  void dead_letters_are_told_by_cause_and_treated_and_a_second_time_changes_nothing()
      throws SQLException {
    String down = givenUp("down");
    String done = givenUp("done");
    String ours = givenUp("ours");
    Stream.of(down, done, ours).forEach(this::awaitGivenUp);
    nothing_goes_wrong_any_more();
    taskip.retry(rowOf(done)).then().statusCode(202);
    taskip.awaitRow(done, "success");
    update("update job set error = '{\"code\":\"internal_error\"}' where entity_id = ?", ours);
    // What lies there: each kind of message that there is, and two fates in one of them.
    empty();
    String mixed = put(WakeUp.exhausted(workspace.id(), List.of(rowOf(down), rowOf(ours))));
    put(WakeUp.exhausted(workspace.id(), List.of(rowOf(done))));
    put(WakeUp.jobs(workspace.id(), List.of(UUID.randomUUID())));
    put(WakeUp.pull(workspace.id()));
    put(WakeUp.pump(new Pump(workspace.id(), 1)));
    String nonsense = put("{nonsense");

    // First it only says so.
    JsonPath said = triage(DRY_RUN);
    assertThat(said.getBoolean("applied")).isFalse();
    assertThat(said.getInt("messages")).isEqualTo(6);
    assertThat(treatments(said))
        .containsExactlyInAnyOrder(
            "hold unreadable",
            "hold internal_error",
            "redrive quickbooks_unavailable",
            "drop done",
            "drop unknown_row",
            "drop pull",
            "drop pump");
    assertThat(lying()).hasSize(6);
    assertThat(status(down)).isEqualTo("failed");

    // Then it does so: what is held keeps its message, whatever else that names.
    JsonPath applied = triage(APPLY);
    assertThat(treatments(applied)).containsExactlyInAnyOrderElementsOf(treatments(said));
    taskip.awaitRow(down, "success");
    assertThat(customersNamed(down)).hasSize(1);
    assertThat(lying()).containsExactlyInAnyOrder(mixed, nonsense);
    assertThat(status(ours)).isEqualTo("failed");

    // Twice in a row changes nothing.
    List<Map<String, Object>> rows =
        Stream.of(down, done, ours).flatMap(each -> taskip.rows(each).stream()).toList();
    JsonPath again = triage(APPLY);
    assertThat(treatments(again))
        .containsExactlyInAnyOrder("hold unreadable", "hold internal_error", "drop done");
    assertThat(lying()).containsExactlyInAnyOrder(mixed, nonsense);
    syncedContact();
    assertThat(Stream.of(down, done, ours).flatMap(each -> taskip.rows(each).stream()).toList())
        .isEqualTo(rows);

    // The mistake is mended, and somebody has looked at the nonsense: then it is quiet.
    triage(
        "{\"triage\":{\"apply\":true,\"repaired\":[\"internal_error\"],\"discard\":[\"%s\"]}}"
            .formatted(nonsense));
    taskip.awaitRow(ours, "success");
    assertThat(lying()).isEmpty();
    assertThat(triage(APPLY).getInt("messages")).isZero();
    Stream.of(down, done, ours).forEach(each -> assertThat(customersNamed(each)).hasSize(1));
  }

  @Test
  void nothing_is_redriven_into_a_workspace_that_is_not_connected() {
    String down = givenUp("down");
    awaitGivenUp(down);
    UUID row = rowOf(down);
    nothing_goes_wrong_any_more();
    empty();
    String message = put(WakeUp.exhausted(workspace.id(), List.of(row)));
    companies.free(workspace.realmId());

    assertThat(treatments(triage(APPLY))).containsExactly("hold not_connected");
    assertThat(lying()).containsExactly(message);
    companies.connect(workspace.id(), workspace.realmId());
    triage(APPLY);
    taskip.awaitRow(down, "success");
    assertThat(lying()).isEmpty();
  }

  @Test
  void what_taskip_did_not_hear_is_told_again() throws SQLException {
    hooks.answer(workspace.id(), 404);
    String invoice = syncedInvoice("10");
    workspace
        .books()
        .recordPayment(
            invoicesNumbered(invoice).getFirst().path("Id").asText(), new BigDecimal("20"));
    LambdaEvents.pull();
    await().until(() -> !hooks.about(invoice).isEmpty());
    await()
        .until(
            () ->
                update(
                        "update notice set given_up = true where workspace_id = ?"
                            + " and lease_id is null",
                        workspace.id())
                    == 1);
    put(WakeUp.unheard(workspace.id(), List.of(notice())));
    int told = hooks.about(invoice).size();
    hooks.answer(workspace.id(), 200);

    assertThat(treatments(triage(APPLY))).containsExactly("redrive taskip_not_told");
    await().until(() -> hooks.about(invoice).size() == told + 1);
    assertThat(lying()).isEmpty();
  }

  private String givenUp(String name) {
    String contact = unique(name);
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.status(503, FaultAction.Body.EMPTY))
                .realm(workspace.realmId())
                .sending(contact));
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> (int) taskip.rows(contact).getFirst().get("retries") > 0);
    return contact;
  }

  /** Its next failure is its last. */
  private void awaitGivenUp(String contact) {
    try {
      update("update job set passing = 3 where entity_id = ? and status = 'pending'", contact);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    // Whoever was woken for it meanwhile found the row locked.
    time.of(workspace, Duration.ofMinutes(5));
    taskip.awaitRow(contact, "failed");
  }

  private static JsonPath triage(String order) {
    LambdaEvents.Answer answer = LambdaEvents.invoke(order);
    assertThat(answer.failed()).isFalse();
    return answer.body();
  }

  private static List<String> treatments(JsonPath report) {
    List<Map<String, Object>> causes = report.getList("causes");
    return causes.stream().map(each -> each.get("treatment") + " " + each.get("cause")).toList();
  }

  private String put(WakeUp wakeUp) {
    return put(WakeUps.write(wakeUp));
  }

  private String put(String body) {
    return queue
        .client()
        .sendMessage(request -> request.queueUrl(queue.url() + "-dead").messageBody(body))
        .messageId();
  }

  private List<String> lying() {
    return queue.deadLetters().stream().map(Message::messageId).toList();
  }

  private String status(String contact) {
    return (String) taskip.rows(contact).getFirst().get("status");
  }

  private UUID rowOf(String contact) {
    return UUID.fromString((String) taskip.rows(contact).getFirst().get("id"));
  }

  private UUID notice() throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select id from notice where workspace_id = ?")) {
      select.setString(1, workspace.id());
      ResultSet rows = select.executeQuery();
      assertThat(rows.next()).isTrue();
      return rows.getObject(1, UUID.class);
    }
  }

  private int update(String sql, String value) throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, value);
      return update.executeUpdate();
    }
  }
}
