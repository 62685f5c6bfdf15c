package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
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
    String contact = unique("late");
    List<String> invoices = Stream.generate(() -> unique("INV")).limit(3).toList();
    invoices.forEach(invoice -> taskip.invoice(invoice, contact, "10"));
    invoices.forEach(
        invoice ->
            org.awaitility.Awaitility.await()
                .until(() -> taskip.rows(invoice).getFirst().get("error") != null));
    taskip.contact(contact, contact, contact + "@books.example");
    return invoices;
  }
}
