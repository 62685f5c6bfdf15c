package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.Call;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invoices that are looked at together before they are changed: one read for all of them. */
@QuarkusTest
class LookTest extends SyncTest {

  @Test
  void what_the_one_read_does_not_show_is_asked_for_alone_before_it_counts_as_gone() {
    List<String> invoices = changedButHeldUp();
    String gone = invoices.getFirst();
    workspace.books().delete(EntityType.INVOICE, idOf(gone));
    simulator.log().clear();
    taskip.settings(anItem(), aBank());
    taskip.awaitRow(invoices.getLast(), "success");
    await().until(() -> !"pending".equals(taskip.rows(gone).getFirst().get("status")));
    assertThat(code(taskip.awaitRow(gone, "failed"))).isEqualTo("deleted_in_quickbooks");
    assertThat(aboutInvoices())
        .extracting(Call::operation)
        .containsExactly("query", "read", "update");
  }

  @Test
  void an_answer_that_cannot_be_had_is_never_taken_for_gone() {
    List<String> invoices = changedButHeldUp();
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(503, ""))
                .operation("query")
                .path("Invoice")
                .times(3));
    taskip.settings(anItem(), aBank());
    invoices.forEach(invoice -> taskip.awaitRow(invoice, "success"));
    invoices.forEach(
        invoice ->
            assertThat(workspace.books().invoice(idOf(invoice)).path("TotalAmt").decimalValue())
                .isEqualByComparingTo("120"));
  }

  /** Two invoices in QuickBooks whose new lines have no item yet, so that both go on at once. */
  private List<String> changedButHeldUp() {
    List<String> invoices = List.of(syncedInvoice("50"), syncedInvoice("50"));
    taskip.settings(null, aBank());
    for (String invoice : invoices) {
      String contact = taskip.get("invoices", invoice).getString("contact_id");
      taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, "sent", "60"));
      assertThat(code(taskip.awaitRow(invoice, "failed"))).isEqualTo("item_missing");
    }
    return invoices;
  }

  private List<Call> aboutInvoices() {
    return simulator.log().of(workspace.realmId()).stream()
        .map(LoggedRequest::call)
        .filter(call -> call.target().matches("(?i).*(invoice|batch).*"))
        .toList();
  }

  private String idOf(String invoice) {
    return taskip.get("invoices", invoice).getString("quickbooks.id");
  }
}
