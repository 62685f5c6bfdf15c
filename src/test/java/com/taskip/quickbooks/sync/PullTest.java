package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.LambdaEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PullTest extends SyncTest {

  @Test
  void a_voided_invoice_was_not_paid() {
    String voided = syncedInvoice("10");
    String paid = syncedInvoice("10");
    workspace.books().voidInvoice(there(voided).path("Id").asText());
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("invoices", voided).getString("status")).isEqualTo("sent");
  }

  @Test
  void an_invoice_of_zero_was_not_paid() {
    String zero = syncedInvoice("0");
    String paid = syncedInvoice("10");
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("invoices", zero).getString("status")).isEqualTo("sent");
  }

  @Test
  void a_part_payment_leaves_the_invoice_open() {
    String part = syncedInvoice("10");
    String paid = syncedInvoice("10");
    workspace.books().recordPayment(there(part).path("Id").asText(), new BigDecimal("5"));
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("invoices", part).getString("status")).isEqualTo("sent");
    workspace.books().recordPayment(there(part).path("Id").asText(), new BigDecimal("15"));
    LambdaEvents.pull();
    awaitPaid(part);
  }

  @Test
  void nothing_already_paid_is_touched_again() {
    String paid = syncedInvoice("10");
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    String other = syncedInvoice("10");
    pay(other);
    LambdaEvents.pull();
    awaitPaid(other);
    assertThat(taskip.rows(paid)).hasSize(2);
  }

  @Test
  void a_workspace_with_nothing_to_wait_for_costs_no_call() {
    syncedContact();
    long before = reads();
    LambdaEvents.pull();
    String invoice = syncedInvoice("10");
    assertThat(reads()).isEqualTo(before);
    pay(invoice);
    LambdaEvents.pull();
    awaitPaid(invoice);
    assertThat(reads()).isEqualTo(before + 1);
  }

  @Test
  void once_all_is_paid_a_look_costs_no_call() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    LambdaEvents.pull();
    awaitPaid(invoice);
    long before = reads();
    LambdaEvents.pull();
    syncedContact();
    assertThat(reads()).isEqualTo(before);
  }

  @Test
  void without_a_deposit_account_a_look_costs_no_call() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    taskip.settings(anItem(), null);
    long before = reads();
    LambdaEvents.pull();
    syncedContact();
    assertThat(reads()).isEqualTo(before);
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("sent");
  }

  @Test
  void an_answer_that_cannot_be_read_changes_nothing_and_the_next_look_finds_it() {
    String paid = syncedInvoice("10");
    pay(paid);
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.status(200, FaultAction.Body.HTML))
                .operation("query")
                .realm(workspace.realmId()));
    long before = requests();
    LambdaEvents.pull();
    await().until(() -> requests() > before);
    simulator.faults().clear();
    assertThat(taskip.get("invoices", paid).getString("status")).isEqualTo("sent");
    LambdaEvents.pull();
    awaitPaid(paid);
  }

  private ObjectNode there(String invoice) {
    return invoicesNumbered(invoice).getFirst();
  }

  private void pay(String invoice) {
    workspace
        .books()
        .recordPayment(
            there(invoice).path("Id").asText(), there(invoice).path("TotalAmt").decimalValue());
  }

  private void awaitPaid(String invoice) {
    await()
        .untilAsserted(
            () ->
                assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid"));
  }

  private long reads() {
    return simulator.counters(workspace.realmId()).reads();
  }

  private long requests() {
    return simulator.log().of(workspace.realmId()).size();
  }
}
