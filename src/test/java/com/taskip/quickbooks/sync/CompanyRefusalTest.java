package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.testing.ManualSync;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals that are not about the record: about the company, its user, or our way of asking. */
@QuarkusTest
class CompanyRefusalTest extends SyncTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @AfterEach
  void renew() {
    workspace.books().switches().off(Switch.SUBSCRIPTION_ENDED);
  }

  @Test
  void a_subscription_that_ended_fails_every_job_once_in_few_calls_and_one_retry_frees_them_all() {
    List<String> contacts = contactsThatWaitForTheConnection(32);
    workspace.books().switches().on(Switch.SUBSCRIPTION_ENDED);
    simulator.log().clear();
    companies.connect(workspace.id(), workspace.realmId());

    List<Map<String, Object>> rows =
        contacts.stream().map(contact -> taskip.awaitRow(contact, "failed")).toList();
    assertThat(rows).allSatisfy(row -> assertThat(code(row)).isEqualTo("subscription_ended"));
    assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry("retries", 1));
    assertThat(writes()).isLessThanOrEqualTo(4);
    assertThat(warnings()).anyMatch(warning -> warning.contains("subscription has ended"));

    workspace.books().switches().off(Switch.SUBSCRIPTION_ENDED);
    taskip.retry(rows.getFirst().get("id")).then().statusCode(202);
    contacts.forEach(contact -> taskip.awaitRow(contact, "success"));
    assertThat(workspace.books().customers())
        .filteredOn(customer -> contacts.contains(customer.path("DisplayName").asText()))
        .hasSize(contacts.size());
    assertThat(taskip.rows(contacts.getLast())).hasSize(1);
    assertThat(warnings()).noneMatch(warning -> warning.contains("subscription has ended"));
  }

  @Test
  void connecting_again_tries_once_more_what_an_ended_subscription_refused() {
    workspace.books().switches().on(Switch.SUBSCRIPTION_ENDED);
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    assertThat(code(taskip.awaitRow(contact, "failed"))).isEqualTo("subscription_ended");
    workspace.books().switches().off(Switch.SUBSCRIPTION_ENDED);
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(contact, "success");
  }

  @Test
  void a_run_into_a_company_whose_subscription_ended_knocks_seldom_and_goes_on_after_one_retry() {
    ManualSync sync = new ManualSync(workspace);
    List<String> contacts = sync.importContacts(240);
    workspace.books().switches().on(Switch.SUBSCRIPTION_ENDED);
    simulator.log().clear();
    String run = sync.start("contacts");
    await().until(() -> sync.run(run).getInt("failed") >= 30);
    await().during(Duration.ofSeconds(3)).until(() -> writes() <= 4);

    workspace.books().switches().off(Switch.SUBSCRIPTION_ENDED);
    taskip.retry(aFailedRow()).then().statusCode(202);
    JsonPath end = sync.awaitEnd(run);
    assertThat(end.getInt("total")).isEqualTo(240);
    assertThat(end.getInt("failed")).isLessThanOrEqualTo(120);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                workspace.books().customers().stream()
                        .filter(
                            customer -> contacts.contains(customer.path("DisplayName").asText()))
                        .count()
                    == 240);
  }

  @Test
  void a_company_under_maintenance_is_asked_again_slowly() {
    refuseCustomers(FaultAction.status(503, "150"));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    Map<String, Object> row = awaitAttempt(contact);
    assertThat(row).containsEntry("status", "pending");
    assertThat(code(row)).isEqualTo("company_unavailable");
    Job job =
        jobs.find("workspaceId = ?1 and entityId = ?2", workspace.id(), contact).firstResult();
    assertThat(Duration.between(Instant.parse((String) row.get("attempted_at")), job.dueAt))
        .isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void a_user_whose_rights_do_not_suffice_stops_the_connection_and_fails_no_job() {
    refuseCustomers(FaultAction.status(403, "5020"));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> "error".equals(connection("status")));
    assertThat(connection("last_error"))
        .contains("QuickBooks user who connected", "QuickBooks 5020", "intuit_tid")
        .contains("administrator");
    assertThat(taskip.rows(contact).getFirst())
        .containsEntry("status", "pending")
        .containsEntry("retries", 0);
    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(contact, "success");
  }

  @Test
  void a_company_that_is_being_reset_is_not_asked_again() {
    refuseCustomers(FaultAction.fault("10200", "Company reset", "Company is being reset"));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    Map<String, Object> row = taskip.awaitRow(contact, "failed");
    assertThat(code(row)).isEqualTo("company_reset");
    assertThat(row).containsEntry("retries", 1);
  }

  @Test
  void our_own_mistake_fails_at_once_and_is_logged_as_an_error_with_the_intuit_tid() {
    List<LogRecord> errors = new CopyOnWriteArrayList<>();
    Handler collector = collecting(errors);
    Logger log = Logger.getLogger(Settlement.class.getName());
    log.addHandler(collector);
    try {
      refuseCustomers(FaultAction.fault("2010", "Request has unsupported property", "Nickname"));
      String contact = unique("c");
      taskip.contact(contact, contact, contact + "@books.example");
      Map<String, Object> row = taskip.awaitRow(contact, "failed");
      assertThat(code(row)).isEqualTo("request_not_understood");
      Object tid = ((Map<?, ?>) row.get("error")).get("intuit_tid");
      assertThat(tid).asString().isNotBlank();
      await()
          .untilAsserted(
              () ->
                  assertThat(errors)
                      .anySatisfy(
                          record ->
                              assertThat(
                                      record.getMessage() + Arrays.toString(record.getParameters()))
                                  .contains("job_settled", contact, tid.toString())));
    } finally {
      log.removeHandler(collector);
    }
  }

  private String aFailedRow() {
    return workspace
        .administrator()
        .get(DOOR + "/sync-logs?status=failed&limit=1")
        .jsonPath()
        .getString("data[0].id");
  }

  private void refuseCustomers(FaultAction action) {
    simulator
        .faults()
        .add(
            FaultRule.once(action)
                .operation("create")
                .entity("Customer")
                .realm(workspace.realmId()));
  }

  /** Contacts that were put while the connection was broken. */
  private List<String> contactsThatWaitForTheConnection(int count) {
    simulator.revokeAccess(workspace.realmId());
    List<String> contacts = Stream.generate(() -> unique("c")).limit(count).toList();
    String first = contacts.getFirst();
    taskip.contact(first, first, first + "@books.example");
    await().until(() -> "error".equals(connection("status")));
    contacts.stream()
        .skip(1)
        .forEach(contact -> taskip.contact(contact, contact, contact + "@books.example"));
    return contacts;
  }

  private Map<String, Object> awaitAttempt(String entityId) {
    return await()
        .until(
            () -> taskip.rows(entityId).getFirst(),
            row -> Integer.valueOf(1).equals(row.get("retries")));
  }

  private long writes() {
    return simulator.log().of(workspace.realmId()).stream()
        .filter(request -> request.call().method().equals("POST"))
        .count();
  }

  private String connection(String member) {
    return workspace.administrator().get(DOOR).jsonPath().getString(member);
  }

  private List<String> warnings() {
    return workspace.administrator().get(DOOR).jsonPath().getList("warnings");
  }

  private static Handler collecting(List<LogRecord> errors) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        if (record.getLevel().intValue() > Level.WARNING.intValue()) {
          errors.add(record);
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
