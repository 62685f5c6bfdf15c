package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Manual sync: what does not sync by itself goes out, thirty records a request. */
@QuarkusTest
class RunTest extends ManualSyncTest {
  private static final String RUNS = "/api/v3/integrations/quickbooks/sync/runs";

  @Test
  void a_run_pushes_what_was_imported_thirty_records_a_request() {
    List<String> contacts = sync.importContacts(70);
    long batches = simulator.counters(workspace.realmId()).batches();

    String run =
        sync.click("contacts")
            .statusCode(202)
            .body("entity", equalTo("contact"))
            .body("status", equalTo("queued"))
            .body("started_at", nullValue())
            .extract()
            .path("id");

    JsonPath end = sync.awaitEnd(run);
    assertThat(end.getString("status")).isEqualTo("finished");
    assertThat(numbers(end)).containsExactly(70, 70, 0, 0);
    assertThat(end.getString("started_at")).isNotNull();
    contacts.forEach(contact -> assertThat(customersNamed(contact)).hasSize(1));
    assertThat(simulator.counters(workspace.realmId()).batches()).isEqualTo(batches + 3);
  }

  @Test
  void what_is_in_step_is_not_counted_and_costs_no_call() {
    sync.importContacts(3);
    sync.awaitEnd(sync.start("contacts"));
    long requests = simulator.counters(workspace.realmId()).requests();

    JsonPath again = sync.awaitEnd(sync.start("contacts"));

    assertThat(numbers(again)).containsExactly(0, 0, 0, 0);
    assertThat(simulator.counters(workspace.realmId()).requests()).isEqualTo(requests);
  }

  @Test
  void what_an_import_changes_goes_out_with_the_next_run_and_only_that() {
    String changed = syncedContact();
    syncedContact();
    sync.importLines(
        Stream.of(
            "{\"type\":\"contact\",\"id\":\"%1$s\",\"display_name\":\"%1$s\",\"email\":\"new@books.example\"}"
                .formatted(changed)));

    JsonPath end = sync.awaitEnd(sync.start("contacts"));

    assertThat(numbers(end)).containsExactly(1, 1, 0, 0);
    assertThat(customersNamed(changed).getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("new@books.example");
    assertThat(numbers(sync.awaitEnd(sync.start("contacts")))).containsExactly(0, 0, 0, 0);
  }

  @Test
  void invoices_go_out_from_sent_on_and_bring_the_contacts_that_they_need() {
    List<String> contacts = sync.importContacts(4);
    List<String> sent = sync.importInvoices(contacts, "sent");
    List<String> draft = sync.importInvoices(contacts, "draft");
    List<String> voided = sync.importInvoices(contacts, "void");

    JsonPath end = sync.awaitEnd(sync.start("invoices"));

    assertThat(numbers(end)).containsExactly(4, 4, 0, 0);
    sent.forEach(invoice -> assertThat(invoicesNumbered(invoice)).hasSize(1));
    contacts.forEach(contact -> assertThat(customersNamed(contact)).hasSize(1));
    Stream.concat(draft.stream(), voided.stream())
        .forEach(invoice -> assertThat(taskip.rows(invoice)).isEmpty());
  }

  @Test
  void a_run_of_everything_lets_each_find_what_it_refers_to() {
    List<String> contacts = sync.importContacts(35);
    List<String> invoices = sync.importInvoices(contacts, "sent");
    String contact = contacts.getFirst();
    String prefix = unique("all");
    String line = "\"lines\":[{\"quantity\":1,\"unit_price\":10}]";
    sync.importLines(
        Stream.of(
                "{'type':'payment','id':'%1$s-p','invoice_id':'%3$s','amount':10,'currency':'USD',"
                    + "'paid_on':'2025-06-01'}",
                "{'type':'credit_memo','id':'%1$s-c','number':'%1$s-c','contact_id':'%2$s',"
                    + "'issue_date':'2025-06-01','currency':'USD',%4$s}",
                "{'type':'refund','id':'%1$s-r','number':'%1$s-r','contact_id':'%2$s',"
                    + "'issue_date':'2025-06-01','currency':'USD',%4$s}")
            .map(
                text ->
                    text.replace('\'', '"').formatted(prefix, contact, invoices.getLast(), line)));

    JsonPath end = sync.awaitEnd(sync.start("all"));

    assertThat(end.getString("entity")).isEqualTo("all");
    assertThat(numbers(end)).containsExactly(73, 73, 0, 0);
    invoices.forEach(invoice -> assertThat(invoicesNumbered(invoice)).hasSize(1));
    assertThat(invoicesNumbered(invoices.getLast()).getFirst().path("Balance").decimalValue())
        .isEqualByComparingTo("0");
    assertThat(taskip.rows(prefix + "-c").getFirst()).containsEntry("status", "success");
    assertThat(taskip.rows(prefix + "-r").getFirst()).containsEntry("status", "success");
  }

  @Test
  void what_failed_is_tried_again_by_the_next_run() {
    String contact = sync.importContacts(1).getFirst();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.fault("2500", "Invalid Reference Id", "Not now")));
    JsonPath first = sync.awaitEnd(sync.start("contacts"));
    assertThat(numbers(first)).containsExactly(1, 0, 1, 0);

    JsonPath second = sync.awaitEnd(sync.start("contacts"));

    assertThat(numbers(second)).containsExactly(1, 1, 0, 0);
    assertThat(taskip.rows(contact)).extracting("status").containsExactly("success", "failed");
  }

  @Test
  void however_many_invoices_failed_for_want_of_a_contact_they_follow_it() {
    String name = unique("Vendor");
    workspace.books().addVendor(name);
    sync.importLines(
        Stream.of(
            "{\"type\":\"contact\",\"id\":\"%1$s\",\"display_name\":\"%1$s\",\"email\":\"a@books.example\"}"
                .formatted(name)));
    List<String> invoices = sync.importInvoices(Collections.nCopies(35, name), "sent");
    assertThat(sync.awaitEnd(sync.start("invoices")).getInt("failed")).isEqualTo(35);

    taskip.contact(name, unique("Customer"), "a@books.example");

    invoices.forEach(invoice -> taskip.awaitRow(invoice, "success"));
    assertThat(invoices).allSatisfy(invoice -> assertThat(invoicesNumbered(invoice)).hasSize(1));
  }

  @Test
  void a_retry_after_the_run_does_not_change_its_numbers() {
    String contact = sync.importContacts(1).getFirst();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.fault("2500", "Invalid Reference Id", "Not now")));
    String run = sync.start("contacts");
    sync.awaitEnd(run);

    taskip.retry(taskip.rows(contact).getFirst().get("id")).then().statusCode(202);

    taskip.awaitRow(contact, "success");
    assertThat(numbers(sync.run(run))).containsExactly(1, 0, 1, 0);
  }

  @Test
  void the_same_records_are_taken_up_by_one_run_at_a_time() {
    slowBatches();
    sync.importContacts(60);
    String going = sync.start("contacts");

    sync.click("contacts")
        .statusCode(409)
        .body("code", equalTo("run_in_progress"))
        .body("run_id", equalTo(going));
    sync.click("all").statusCode(409).body("run_id", equalTo(going));
    sync.awaitEnd(sync.start("invoices"));
    simulator.faults().clear();

    sync.awaitEnd(going);
    String all = sync.start("all");
    sync.awaitEnd(all);
  }

  @Test
  void people_who_click_at_the_same_moment_start_one_run() throws Exception {
    slowBatches();
    sync.importContacts(2);

    List<Integer> answers = atOnce(8, () -> sync.click("contacts").extract().statusCode());

    assertThat(answers).containsOnly(202, 409).containsOnlyOnce(202);
    simulator.faults().clear();
    workspace
        .administrator()
        .get(RUNS + "?limit=1")
        .then()
        .statusCode(200)
        .body("data.size()", equalTo(1))
        .body("data[0].entity", equalTo("contact"));
    sync.awaitEnd(workspace.administrator().get(RUNS + "?limit=1").path("data[0].id"));
  }

  private static <T> List<T> atOnce(int people, Callable<T> what) throws Exception {
    CyclicBarrier together = new CyclicBarrier(people);
    List<T> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      List<Future<T>> clicks = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        clicks.add(
            threads.submit(
                () -> {
                  together.await();
                  return what.call();
                }));
      }
      for (Future<T> click : clicks) {
        answers.add(click.get());
      }
    }
    return answers;
  }

  @Test
  void without_a_connection_nothing_is_started() {
    String nobody = Workspaces.fresh();
    ManualSync elsewhere = new ManualSync(new ConnectedWorkspace(nobody, null, null));
    for (String what :
        List.of("contacts", "invoices", "payments", "credit-memos", "refunds", "all")) {
      elsewhere.click(what).statusCode(409).body("code", equalTo("not_connected"));
    }
  }

  @Test
  void a_run_of_another_workspace_is_not_there() {
    String run = sync.start("contacts");
    String foreign = Tokens.administrator(Workspaces.fresh());
    String door = RUNS + "/";
    RestAssured.given().auth().oauth2(foreign).get(door + run).then().statusCode(404);
    RestAssured.given().auth().oauth2(foreign).post(door + run + "/cancel").then().statusCode(404);
    workspace.administrator().get(door + "nonsense").then().statusCode(404);
    workspace.administrator().get(door + "?limit=0").then().statusCode(422);
    sync.awaitEnd(run);
  }

  @Test
  void what_waits_for_a_record_that_taskip_has_not_sent_does_not_keep_a_run_going() {
    String contact = unique("late");
    String invoice = sync.importInvoices(List.of(contact), "sent").getFirst();

    String run = sync.start("all");

    assertThat(numbers(sync.awaitEnd(run))).containsExactly(1, 0, 0, 1);
    Map<String, Object> row = taskip.rows(invoice).getFirst();
    assertThat(row).containsEntry("status", "pending");
    assertThat(row.get("error")).isNotNull();

    taskip.contact(contact, contact, contact + "@books.example");
    taskip.awaitRow(invoice, "success");
    assertThat(numbers(sync.run(run))).containsExactly(1, 0, 0, 1);
  }

  @Test
  void a_cancelled_run_ends_what_is_in_flight_and_begins_nothing_more() {
    slowBatches();
    List<String> contacts = sync.importContacts(300);
    String run = sync.start("contacts");
    sync.awaitDone(run, 30);

    sync.cancel(run).statusCode(202).body("status", equalTo("cancelled"));

    JsonPath end = sync.awaitEnd(run);
    assertThat(end.getString("status")).isEqualTo("cancelled");
    List<Integer> numbers = numbers(end);
    assertThat(numbers.get(1) + numbers.get(2) + numbers.get(3)).isEqualTo(numbers.getFirst());
    assertThat(numbers.get(1)).isLessThan(300).isEqualTo(customersAmong(contacts));
    Map<String, Object> last = taskip.rows(contacts.getLast()).getFirst();
    assertThat(last).containsEntry("status", "skipped");
    assertThat(code(last)).isEqualTo("run_cancelled");

    simulator.faults().clear();
    JsonPath rest = sync.awaitEnd(sync.start("contacts"));
    assertThat(rest.getInt("succeeded")).isEqualTo(300 - numbers.get(1));
    assertThat(customersAmong(contacts)).isEqualTo(300);
  }

  private int customersAmong(List<String> contacts) {
    return (int)
        workspace.books().customers().stream()
            .filter(customer -> contacts.contains(customer.path("DisplayName").asText()))
            .count();
  }

  /** So slow that a run is met under way, also on a busy machine; until faults are cleared. */
  private void slowBatches() {
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.slow(Duration.ofSeconds(3))).operation("batch"));
  }

  /** Total, succeeded, failed, skipped. */
  private static List<Integer> numbers(JsonPath run) {
    return Stream.of("total", "succeeded", "failed", "skipped").map(run::getInt).toList();
  }
}
