package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of thirty records when their one request goes wrong. */
@QuarkusTest
class RunBatchTest extends ManualSyncTest {

  @Test
  void thirty_refusals_of_one_kind_fail_thirty_rows_and_cost_one_request() {
    List<String> contacts = sync.importContacts(30);
    order(
        FaultRule.always(FaultAction.fault("2500", "Invalid Reference Id", "Not now"))
            .operation("batch-create"));
    long requests = requests();

    JsonPath end = sync.awaitEnd(sync.start("contacts"));

    assertThat(end.getInt("failed")).isEqualTo(30);
    contacts.forEach(
        contact ->
            assertThat(taskip.rows(contact).getFirst())
                .containsEntry("status", "failed")
                .containsEntry("retries", 1));
    assertThat(requests()).isEqualTo(requests + 1);
  }

  @Test
  void a_request_that_one_operation_spoils_for_all_is_taken_apart() {
    List<String> contacts = sync.importContacts(5);
    order(FaultRule.once(FaultAction.fault("2010", "Unknown", "Property")).operation("batch"));

    JsonPath end = sync.awaitEnd(sync.start("contacts"));

    assertThat(end.getInt("succeeded")).isEqualTo(5);
    contacts.forEach(contact -> assertThat(customersNamed(contact)).hasSize(1));
  }

  @Test
  void an_operation_whose_answer_is_missing_is_asked_about_again_and_done_once() {
    List<String> contacts = sync.importContacts(30);
    order(FaultRule.once(FaultAction.cutAfter()).operation("batch-create").times(3));

    JsonPath end = sync.awaitEnd(sync.start("contacts"));

    assertThat(end.getInt("succeeded")).isEqualTo(30);
    Map<Object, Long> attempts =
        contacts.stream()
            .map(contact -> taskip.rows(contact).getFirst().get("retries"))
            .collect(Collectors.groupingBy(retries -> retries, Collectors.counting()));
    assertThat(attempts).containsExactlyInAnyOrderEntriesOf(Map.of(1, 27L, 2, 3L));
    contacts.forEach(contact -> assertThat(customersNamed(contact)).hasSize(1));
  }

  @Test
  void a_request_that_is_cut_after_the_work_is_sent_again_and_nothing_is_made_twice() {
    List<String> contacts = sync.importContacts(60);
    order(FaultRule.once(FaultAction.cutAfter()).operation("batch").times(2));

    JsonPath end = sync.awaitEnd(sync.start("contacts"));

    assertThat(end.getInt("succeeded")).isEqualTo(60);
    contacts.forEach(contact -> assertThat(customersNamed(contact)).hasSize(1));
  }

  @Test
  void invoices_that_are_too_large_for_one_request_travel_in_several() {
    String contact = syncedContact();
    List<String> invoices = IntStream.range(0, 9).mapToObj(i -> Taskip.unique("big")).toList();
    sync.importLines(invoices.stream().map(invoice -> large(invoice, contact)));
    long batches = simulator.counters(workspace.realmId()).batches();

    JsonPath end = sync.awaitEnd(sync.start("invoices"));

    assertThat(end.getInt("succeeded")).isEqualTo(9);
    assertThat(simulator.counters(workspace.realmId()).batches()).isEqualTo(batches + 2);
  }

  /** Some 170 kB as QuickBooks gets it. */
  private static String large(String id, String contact) {
    String line =
        "{\"description\":\"%s\",\"quantity\":1,\"unit_price\":1}".formatted("x".repeat(600));
    return """
        {"type":"invoice","id":"%1$s","number":"%1$s","contact_id":"%2$s","status":"sent",\
        "issue_date":"2025-05-04","currency":"USD","lines":[%3$s]}"""
        .formatted(
            id,
            contact,
            IntStream.range(0, 220).mapToObj(i -> line).collect(Collectors.joining(",")));
  }

  private void order(FaultRule fault) {
    simulator.faults().add(fault.realm(workspace.realmId()));
  }

  private long requests() {
    return simulator.counters(workspace.realmId()).requests();
  }
}
