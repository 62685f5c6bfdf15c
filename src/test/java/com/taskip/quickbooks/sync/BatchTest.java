package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchTest extends SyncTest {

  @Test
  void what_becomes_possible_together_goes_out_in_one_request() {
    long before = simulator.counters(workspace.realmId()).batches();
    List<String> invoices = invoicesThatWaitedForOneContact();
    invoices.forEach(invoice -> taskip.awaitRow(invoice, "success"));
    invoices.forEach(invoice -> assertThat(invoicesNumbered(invoice)).hasSize(1));
    assertThat(simulator.counters(workspace.realmId()).batches()).isEqualTo(before + 1);
  }

  @Test
  void a_batch_whose_answer_is_lost_makes_nothing_twice() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("batch"));
    List<String> invoices = invoicesThatWaitedForOneContact();
    invoices.forEach(invoice -> taskip.awaitRow(invoice, "success"));
    invoices.forEach(invoice -> assertThat(invoicesNumbered(invoice)).hasSize(1));
    assertThat(taskip.rows(invoices.getFirst()).getFirst().get("retries")).isEqualTo(2);
  }

  @Test
  void one_operation_that_breaks_quickbooks_takes_no_other_of_its_batch_with_it() {
    String poison = unique("POISON");
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.status(500, FaultAction.Body.BUSINESS)).sending(poison));
    List<String> invoices = invoicesThatWaitedForOneContact(poison, unique("INV"), unique("INV"));
    for (String invoice : invoices.subList(1, 3)) {
      assertThat(taskip.awaitRow(invoice, "success")).containsEntry("retries", 2);
      assertThat(invoicesNumbered(invoice)).hasSize(1);
    }
    assertThat(taskip.awaitRow(poison, "failed")).containsEntry("retries", 4);
  }

  @Test
  void what_a_broken_batch_did_all_the_same_is_found_and_not_done_again() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("batch"));
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.status(500, FaultAction.Body.BUSINESS)).operation("batch"));
    List<String> invoices = invoicesThatWaitedForOneContact();
    invoices.forEach(
        invoice -> assertThat(taskip.awaitRow(invoice, "success")).containsEntry("retries", 2));
    invoices.forEach(invoice -> assertThat(invoicesNumbered(invoice)).hasSize(1));
  }

  @Test
  void one_refusal_in_a_batch_fails_that_one_alone() {
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.fault("6210", "Account Period Closed", "Closed"))
                .operation("batch-create"));
    List<String> invoices = invoicesThatWaitedForOneContact();
    invoices.forEach(
        invoice ->
            org.awaitility.Awaitility.await()
                .until(() -> !"pending".equals(taskip.rows(invoice).getFirst().get("status"))));
    List<Object> ends =
        invoices.stream().map(invoice -> taskip.rows(invoice).getFirst().get("status")).toList();
    assertThat(ends).containsExactlyInAnyOrder("failed", "success", "success");
  }

  private List<String> invoicesThatWaitedForOneContact() {
    return invoicesThatWaitedForOneContact(unique("INV"), unique("INV"), unique("INV"));
  }

  private List<String> invoicesThatWaitedForOneContact(String... numbers) {
    String contact = unique("late");
    List<String> invoices = List.of(numbers);
    invoices.forEach(invoice -> taskip.invoice(invoice, contact, "10"));
    invoices.forEach(
        invoice ->
            org.awaitility.Awaitility.await()
                .until(() -> taskip.rows(invoice).getFirst().get("error") != null));
    taskip.contact(contact, contact, contact + "@books.example");
    return invoices;
  }
}
