package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.Priority;
import com.taskip.quickbooks.quickbooks.budget.CompanyBudget;
import com.taskip.quickbooks.quickbooks.budget.Entry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backfill does not hold up live changes of the same workspace. */
@QuarkusTest
class LiveBesideRunTest extends ManualSyncTest {
  @Inject CompanyBudget budget;

  @Test
  void live_changes_go_through_while_a_run_of_thousands_waits_for_the_next_minute() {
    usedUp(Priority.BULK);
    List<String> history = sync.importContacts(1500);
    String run = sync.start("contacts");
    await().until(() -> sync.run(run), planned -> planned.getInt("total") == 1500);

    syncedContact();
    String changed = history.getLast();
    taskip.contact(changed, changed, changed + "@new.example");
    taskip.awaitRow(changed, "success");
    String needed = history.get(700);
    String invoice = unique("INV");
    taskip.invoice(invoice, needed, "10");
    taskip.awaitRow(invoice, "success");

    assertThat(taskip.rows(changed)).hasSize(1);
    assertThat(customersNamed(changed).getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo(changed + "@new.example");
    JsonPath meanwhile = sync.run(run);
    assertThat(meanwhile.getString("status")).isEqualTo("running");
    assertThat(meanwhile.getInt("succeeded")).isEqualTo(2);

    sync.cancel(run).statusCode(202);
    JsonPath end = sync.awaitEnd(run);
    assertThat(end.getInt("skipped")).isEqualTo(1498);
    assertThat(code(taskip.rows(history.getFirst()).getFirst())).isEqualTo("run_cancelled");
  }

  @Test
  void a_run_goes_on_by_itself_when_the_minute_is_over() {
    usedUp(Priority.BULK);
    sync.importContacts(60);
    String run = sync.start("contacts");
    await().until(() -> sync.run(run), planned -> planned.getInt("total") == 60);
    assertThat(sync.run(run).getInt("succeeded")).isZero();

    time.of(workspace, MINUTES);

    assertThat(sync.awaitEnd(run).getInt("succeeded")).isEqualTo(60);
  }

  @Test
  void a_run_keeps_its_distance_from_what_was_sent_before() {
    Instant began = Instant.now();
    Instant due = began.plusSeconds(4);
    companies.batchDueAt(workspace.realmId(), due);
    sync.importContacts(60);

    assertThat(sync.awaitEnd(sync.start("contacts")).getInt("succeeded")).isEqualTo(60);

    assertThat(simulator.log().of(workspace.realmId()))
        .filteredOn(request -> request.at().isAfter(began))
        .filteredOn(request -> request.call().target().contains("/batch"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(request -> request.at().isAfter(due.minusSeconds(1)));
  }

  @Test
  void cancelling_a_run_leaves_alone_what_somebody_has_changed_since() {
    usedUp(Priority.LIVE);
    List<String> history = sync.importContacts(3);
    String run = sync.start("contacts");
    await().until(() -> sync.run(run), planned -> planned.getInt("total") == 3);
    budget.close(workspace.realmId(), java.time.Instant.now().plusSeconds(60));
    String changed = history.getFirst();
    taskip.contact(changed, changed, changed + "@new.example");

    sync.cancel(run).statusCode(202);

    await().until(() -> sync.run(run), cancelled -> cancelled.getInt("skipped") == 2);
    assertThat(taskip.rows(changed).getFirst()).containsEntry("status", "pending");
    assertThat(sync.run(run).getString("finished_at")).isNull();
    time.of(workspace, MINUTES);
    taskip.awaitRow(changed, "success");
    assertThat(sync.awaitEnd(run).getInt("succeeded")).isEqualTo(1);
  }

  @Test
  void a_record_that_changes_while_a_run_pushes_it_arrives_changed() {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.slow(Duration.ofSeconds(4))).operation("batch"));
    List<String> history = sync.importContacts(2);
    String changed = history.getFirst();
    long before = simulator.counters(workspace.realmId()).batches();
    String run = sync.start("contacts");
    await().until(() -> simulator.counters(workspace.realmId()).batches() > before);
    taskip.contact(changed, changed, changed + "@new.example");

    assertThat(sync.awaitEnd(run).getInt("succeeded")).isEqualTo(2);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        customersNamed(changed).getFirst().at("/PrimaryEmailAddr/Address").asText())
                    .isEqualTo(changed + "@new.example"));
    assertThat(customersNamed(changed)).hasSize(1);
  }

  @Test
  void what_somebody_waits_for_travels_singly_when_the_minutes_batches_are_used_up() {
    String contact = unique("late");
    List<String> invoices = Stream.generate(() -> unique("INV")).limit(3).toList();
    invoices.forEach(invoice -> taskip.invoice(invoice, contact, "10"));
    invoices.forEach(
        invoice -> await().until(() -> taskip.rows(invoice).getFirst().get("error") != null));
    long batches = simulator.counters(workspace.realmId()).batches();
    usedUp(Priority.LIVE);

    taskip.contact(contact, contact, contact + "@books.example");

    for (String invoice : invoices) {
      Map<String, Object> row = taskip.awaitRow(invoice, "success");
      assertThat(row).containsEntry("retries", 1);
      assertThat(invoicesNumbered(invoice)).hasSize(1);
    }
    assertThat(simulator.counters(workspace.realmId()).batches()).isEqualTo(batches);
  }

  @Test
  void many_rows_that_are_retried_at_once_hold_up_no_live_change_either() {
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.fault("2500", "Invalid Reference Id", "Not now"))
                .operation("batch-create"));
    List<String> history = sync.importContacts(70);
    assertThat(sync.awaitEnd(sync.start("contacts")).getInt("failed")).isEqualTo(70);
    simulator.faults().clear();
    usedUp(Priority.BULK);

    workspace
        .administrator()
        .body(Map.of("status", "failed"))
        .post("/api/v3/integrations/quickbooks/sync-logs/retry")
        .then()
        .statusCode(202)
        .body("queued", org.hamcrest.Matchers.equalTo(70));
    syncedContact();
    assertThat(taskip.rows(history.getFirst()).getFirst()).containsEntry("status", "pending");

    time.of(workspace, MINUTES);
    history.forEach(contact -> taskip.awaitRow(contact, "success"));
  }

  /** Another copy of the service sends as many batches as that priority may in a minute. */
  private void usedUp(Priority priority) {
    Company company = new Company(workspace.realmId(), 70, null, priority);
    while (budget.enter(company, true) instanceof Entry.Permit permit) {
      budget.leave(permit);
    }
  }
}
