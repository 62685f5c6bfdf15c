package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.quickbooks.budget.CompanyBudget;
import com.taskip.quickbooks.testing.LambdaEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** A run outlives workers that die and connections that break. */
@QuarkusTest
class RunLifeTest extends ManualSyncTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @Inject CompanyBudget budget;
  @Inject RunLedger runs;
  @Inject Session ledger;

  @Test
  void a_disconnect_ends_the_run_and_connecting_again_syncs_what_was_left() {
    List<String> contacts = waitingRun(40);
    String run = newest();

    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);

    JsonPath end = sync.run(run);
    assertThat(end.getString("status")).isEqualTo("finished");
    assertThat(end.getInt("skipped")).isEqualTo(40);
    assertThat(code(taskip.rows(contacts.getFirst()).getFirst())).isEqualTo("disconnected");

    time.of(workspace, MINUTES);
    companies.connect(workspace.id(), workspace.realmId());
    contacts.forEach(contact -> taskip.awaitRow(contact, "success"));
    assertThat(sync.run(run).getInt("skipped")).isEqualTo(40);
  }

  @Test
  void however_many_rows_a_disconnect_skipped_connecting_again_queues_all_of_them() {
    waitingRun(1100);
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
    assertThat(skipped()).isEqualTo(1100);

    time.of(workspace, MINUTES);
    companies.connect(workspace.id(), workspace.realmId());

    await().until(() -> skipped() == 0);
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
  }

  @Test
  void a_change_that_a_cancel_called_off_goes_out_with_the_next_run() {
    List<String> contacts = List.of(syncedContact(), syncedContact());
    budget.close(workspace.realmId(), Instant.now().plusSeconds(600));
    sync.importLines(contacts.stream().map(RunLifeTest::changed));
    String run = sync.start("contacts");
    await().until(() -> sync.run(run).getInt("total") == 2);
    sync.cancel(run).statusCode(202);
    assertThat(code(taskip.awaitRow(contacts.getLast(), "skipped"))).isEqualTo("run_cancelled");

    time.of(workspace, MINUTES);
    assertThat(sync.awaitEnd(sync.start("contacts")).getInt("succeeded")).isEqualTo(2);
    assertThat(contacts)
        .allSatisfy(
            contact ->
                assertThat(customersNamed(contact).getFirst().at("/PrimaryEmailAddr/Address"))
                    .hasToString("\"changed@books.example\""));
  }

  @Test
  void a_run_waits_while_the_connection_is_broken_and_goes_on_after_reconnecting() {
    List<String> contacts = sync.importContacts(150);
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.tooManyRequests(1))
                .operation("batch")
                .sending(contacts.getLast()));
    String run = sync.start("contacts");
    sync.awaitDone(run, 30);

    simulator.revokeAccess(workspace.realmId());
    simulator.faults().clear();
    await()
        .until(
            () -> workspace.administrator().get(DOOR).jsonPath().getString("status"),
            "error"::equals);
    JsonPath meanwhile = sync.run(run);
    assertThat(meanwhile.getString("status")).isEqualTo("running");
    assertThat(meanwhile.getInt("failed")).isZero();

    companies.connect(workspace.id(), workspace.realmId());

    JsonPath end = sync.awaitEnd(run);
    assertThat(end.getInt("succeeded")).isEqualTo(150);
    assertThat(
            workspace.books().customers().stream()
                .map(customer -> customer.path("DisplayName").asText())
                .filter(contacts::contains))
        .doesNotHaveDuplicates()
        .hasSize(150);
  }

  @Test
  void a_run_whose_workers_died_is_taken_up_by_the_sweeper() {
    waitingRun(70);
    String run = newest();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              died(
                  "update bulk_pump set due_at = :past, woken_at = :past, lease_id = :lease,"
                      + " leased_until = :past where workspace_id = :workspace");
              died(
                  "update job set lease_id = :lease, leased_until = :past, due_at = :past, woken_at = :past"
                      + " where workspace_id = :workspace and bulk and status = 'pending'");
            });
    time.of(workspace, MINUTES);

    assertThat(sync.awaitEnd(run).getInt("succeeded")).isEqualTo(70);
  }

  @Test
  void planning_goes_on_after_the_last_page_that_was_committed() {
    List<String> contacts = sync.importContacts(5);
    // Connecting called a pump, which would let go of what is put down here.
    await().until(this::nobodyWorks);
    UUID run =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Run half = new Run();
                  half.id = TimeOrderedId.next();
                  half.workspaceId = workspace.id();
                  half.realmId = workspace.realmId();
                  half.entity = RunScope.CONTACT.wireName();
                  half.status = RunStatus.RUNNING.wireName();
                  half.planning = "contact";
                  half.plannedTo = contacts.get(2);
                  half.createdAt = Instant.now();
                  runs.persist(half);
                  ledger
                      .createNativeMutationQuery(
                          "insert into bulk_pump (workspace_id, number, due_at, woken_at)"
                              + " values (:workspace, 1, :past, :past)"
                              + " on conflict (workspace_id, number) do update"
                              + " set due_at = :past, woken_at = :past")
                      .setParameter("workspace", workspace.id())
                      .setParameter("past", Instant.now().minusSeconds(300))
                      .executeUpdate();
                  return half.id;
                });

    LambdaEvents.sweep();

    assertThat(sync.awaitEnd(run.toString()).getInt("total")).isEqualTo(2);
    assertThat(taskip.rows(contacts.get(2))).isEmpty();
    taskip.awaitRow(contacts.get(3), "success");
  }

  @Test
  void an_outage_does_not_use_up_the_attempts_of_a_whole_backlog() {
    sync.importContacts(600);
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.status(503, FaultAction.Body.HTML)).operation("batch"));
    String run = sync.start("contacts");
    await().until(() -> attempted() > 0);

    await().during(Duration.ofMillis(700)).until(() -> attempted() <= 180);

    simulator.faults().clear();
    assertThat(sync.awaitEnd(run).getInt("succeeded")).isEqualTo(600);
  }

  private static String changed(String contact) {
    return "{\"type\":\"contact\",\"id\":\"%1$s\",\"display_name\":\"%1$s\",\"email\":\"changed@books.example\"}"
        .formatted(contact);
  }

  private long skipped() {
    return count("status = 'skipped'");
  }

  private long attempted() {
    return count("attempts > 0");
  }

  private long count(String condition) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ledger
                    .createNativeQuery(
                        "select count(*) from job where workspace_id = :workspace and " + condition,
                        Long.class)
                    .setParameter("workspace", workspace.id())
                    .getSingleResult());
  }

  /** A run that is planned and of which nothing can be sent for ten minutes. */
  private List<String> waitingRun(int contacts) {
    budget.close(workspace.realmId(), Instant.now().plusSeconds(600));
    List<String> imported = sync.importContacts(contacts);
    String run = sync.start("contacts");
    await().until(() -> sync.run(run), planned -> planned.getInt("total") == contacts);
    await().until(this::nobodyWorks);
    return imported;
  }

  private boolean nobodyWorks() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ledger
                    .createNativeQuery(
                        "select count(*) = 0 from bulk_pump where workspace_id = :workspace"
                            + " and (lease_id is not null or due_at < :now)",
                        Boolean.class)
                    .setParameter("workspace", workspace.id())
                    .setParameter("now", Instant.now())
                    .getSingleResult());
  }

  private void died(String sql) {
    ledger
        .createNativeMutationQuery(sql)
        .setParameter("past", Instant.now().minusSeconds(300))
        .setParameter("lease", UUID.randomUUID())
        .setParameter("workspace", workspace.id())
        .executeUpdate();
  }

  private String newest() {
    return workspace.administrator().get(DOOR + "/sync/runs?limit=1").path("data[0].id");
  }
}
