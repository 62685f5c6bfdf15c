package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Call;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A payment that is recorded in Taskip settles its invoice in QuickBooks, once. */
@QuarkusTest
class PaymentSyncTest extends SyncTest {

  @Test
  void a_payment_settles_its_invoice_and_goes_to_the_default_deposit_account() {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    Map<String, Object> row = taskip.awaitRow(payment, "success");

    ObjectNode there = onlyPaymentOn(invoice);
    assertThat(row)
        .containsEntry("entity", "payment")
        .containsEntry("action", "sync_payment")
        .containsEntry("direction", "push")
        .containsEntry("retries", 1)
        .containsEntry("warning", null)
        .containsEntry("entity_name", payment)
        .containsEntry("quickbooks_id", there.path("Id").asText());
    assertThat(there.path("PaymentRefNum").asText()).isEqualTo(payment);
    assertThat(there.path("TxnDate").asText()).isEqualTo("2026-05-20");
    assertThat(there.at("/DepositToAccountRef/value").asText()).isEqualTo(aBank());
    assertThat(balance(invoice)).isEqualByComparingTo("0");
    assertThat(taskip.get("payments", payment).getString("quickbooks.id"))
        .isEqualTo(there.path("Id").asText());
    assertThat(taskip.get("payments", payment).getString("quickbooks.status")).isEqualTo("success");
  }

  @Test
  void a_payment_does_not_overtake_a_change_of_its_invoice() {
    String invoice = syncedInvoice("50");
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(503, FaultAction.Body.EMPTY))
                .times(2)
                .realm(workspace.realmId())
                .operation("update")
                .entity("Invoice"));
    taskip.invoice(invoice, taskip.get("invoices", invoice).getString("contact_id"), "75");
    awaitError(invoice);
    String payment = unique("pay");
    taskip.payment(payment, invoice, "150", payment);

    assertThat(taskip.awaitRow(payment, "success")).containsEntry("warning", null);
    assertThat(taskip.rows(invoice).getFirst()).containsEntry("status", "success");
    assertThat(onlyPaymentOn(invoice).path("UnappliedAmt").decimalValue())
        .isEqualByComparingTo("0");
    assertThat(balance(invoice)).isEqualByComparingTo("0");
  }

  @Test
  void several_partial_payments_on_one_invoice_each_see_what_the_others_left() {
    String invoice = syncedInvoice("50");
    List<String> parts = Stream.generate(() -> unique("part")).limit(3).toList();
    parts.forEach(part -> taskip.payment(part, invoice, "30", part));
    parts.forEach(part -> taskip.awaitRow(part, "success"));
    assertThat(paymentsOn(invoice)).hasSize(3);
    assertThat(balance(invoice)).isEqualByComparingTo("10");

    String last = unique("part");
    taskip.payment(last, invoice, "30", last);
    Map<?, ?> warning = (Map<?, ?>) taskip.awaitRow(last, "success").get("warning");
    assertThat(warning.get("code")).isEqualTo("payment_unapplied");
    assertThat((String) warning.get("message")).contains("20.00 USD");
    assertThat(balance(invoice)).isEqualByComparingTo("0");
    ObjectNode there =
        paymentsOn(invoice).stream()
            .filter(each -> last.equals(each.path("PaymentRefNum").asText()))
            .findFirst()
            .orElseThrow();
    assertThat(there.path("UnappliedAmt").decimalValue()).isEqualByComparingTo("20");
  }

  @Test
  void payments_on_one_invoice_that_are_due_together_go_one_after_the_other() {
    String invoice = syncedInvoice("50");
    taskip.settings(anItem(), null);
    List<String> parts = Stream.generate(() -> unique("part")).limit(3).toList();
    parts.forEach(part -> taskip.payment(part, invoice, "60", part));
    parts.forEach(part -> taskip.awaitRow(part, "skipped"));
    taskip.settings(anItem(), aBank());
    assertThat(taskip.awaitRow(parts.get(0), "success").get("warning")).isNull();
    assertThat(taskip.awaitRow(parts.get(1), "success").get("warning").toString())
        .contains("20.00 USD");
    await()
        .untilAsserted(
            () ->
                assertThat(taskip.rows(parts.get(2)).getFirst().get("error").toString())
                    .contains("paid_in_quickbooks"));
    assertThat(paymentsOn(invoice)).hasSize(2);
  }

  @Test
  void an_invoice_that_was_paid_meanwhile_is_not_paid_twice() {
    String invoice = syncedInvoice("50");
    workspace.books().recordPayment(there(invoice).path("Id").asText(), new BigDecimal("100"));
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    assertThat(code(taskip.awaitRow(payment, "skipped"))).isEqualTo("paid_in_quickbooks");
    assertThat(paymentsOn(invoice)).hasSize(1);
  }

  @Test
  void an_invoice_that_was_voided_or_deleted_there_takes_no_payment_and_the_row_says_so() {
    String voided = syncedInvoice("50");
    workspace.books().voidInvoice(there(voided).path("Id").asText());
    String first = unique("pay");
    taskip.payment(first, voided, "100", first);
    assertThat(code(taskip.awaitRow(first, "failed"))).isEqualTo("voided_in_quickbooks");

    String deleted = syncedInvoice("50");
    workspace.books().delete(EntityType.INVOICE, there(deleted).path("Id").asText());
    String second = unique("pay");
    taskip.payment(second, deleted, "100", second);
    assertThat(code(taskip.awaitRow(second, "failed"))).isEqualTo("deleted_in_quickbooks");
  }

  @Test
  void the_customer_is_the_one_that_the_invoice_in_quickbooks_has() {
    String invoice = syncedInvoice("50");
    String other = workspace.books().addCustomer(unique("Billed instead")).path("Id").asText();
    ObjectNode moved = there(invoice).deepCopy().removeAll();
    moved.putObject("CustomerRef").put("value", other);
    workspace.books().edit(EntityType.INVOICE, there(invoice).path("Id").asText(), moved);
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    taskip.awaitRow(payment, "success");
    assertThat(onlyPaymentOn(invoice).at("/CustomerRef/value").asText()).isEqualTo(other);
  }

  @Test
  void a_long_reference_is_cut_and_stands_whole_in_the_private_note() {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    String reference = "ch_3PqX0123456789abcdefghij-" + payment;
    taskip.payment(payment, invoice, "100", reference);
    taskip.awaitRow(payment, "success");
    ObjectNode there = onlyPaymentOn(invoice);
    assertThat(there.path("PaymentRefNum").asText()).isEqualTo(reference.substring(0, 21));
    assertThat(there.path("PrivateNote").asText()).contains(reference);
  }

  @Test
  void a_payment_may_arrive_before_its_invoice_and_that_before_its_contact() {
    String contact = unique("contact");
    String invoice = unique("inv");
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    assertThat(code(awaitError(payment))).isEqualTo("waits_for_invoice");
    taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, "draft", "50"));
    await()
        .untilAsserted(
            () ->
                assertThat(String.valueOf(taskip.rows(payment).getFirst().get("error")))
                    .contains("to be sent"));
    taskip.invoice(invoice, contact, "50");
    awaitError(invoice);
    taskip.contact(contact, contact, contact + "@books.example");
    assertThat(taskip.awaitRow(payment, "success").get("retries")).isEqualTo(1);
    assertThat(paymentsOn(invoice)).hasSize(1);
  }

  @Test
  void contact_invoice_and_payment_may_arrive_in_any_order() {
    List<String> names = new ArrayList<>();
    for (String order : List.of("cip", "cpi", "icp", "ipc", "pci", "pic")) {
      String name = unique(order);
      names.add(name);
      order.chars().forEach(which -> arrive((char) which, name));
    }
    names.forEach(name -> taskip.awaitRow("p-" + name, "success"));
    names.forEach(name -> assertThat(paymentsOn(name)).as(name).hasSize(1));
    names.forEach(name -> assertThat(balance(name)).as(name).isEqualByComparingTo("60"));
    names.forEach(name -> assertThat(customersNamed("c-" + name)).as(name).hasSize(1));
  }

  private void arrive(char which, String name) {
    switch (which) {
      case 'c' -> taskip.contact("c-" + name, "c-" + name, name + "@books.example");
      case 'i' -> taskip.invoice(name, "c-" + name, "50");
      default -> taskip.payment("p-" + name, name, "40", name);
    }
  }

  @Test
  void a_payment_fails_with_its_invoice_and_follows_it_by_itself() {
    taskip.settings(null, aBank());
    String contact = syncedContact();
    String invoice = unique("inv");
    String payment = unique("pay");
    taskip.invoice(invoice, contact, "50");
    taskip.awaitRow(invoice, "failed");
    taskip.payment(payment, invoice, "100", payment);
    Map<?, ?> error = (Map<?, ?>) taskip.awaitRow(payment, "failed").get("error");
    assertThat(error.get("message")).isEqualTo("Invoice not yet synced to QBO");
    taskip.settings(anItem(), aBank());
    taskip.awaitRow(payment, "success");
    assertThat(paymentsOn(invoice)).hasSize(1);
  }

  @Test
  void without_a_deposit_account_payments_are_skipped_without_a_call_until_one_is_set() {
    String invoice = syncedInvoice("50");
    taskip.settings(anItem(), null);
    long before = simulator.counters(workspace.realmId()).requests();
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    assertThat(code(taskip.awaitRow(payment, "skipped"))).isEqualTo("deposit_account_missing");
    assertThat(simulator.counters(workspace.realmId()).requests()).isEqualTo(before);
    taskip.settings(anItem(), aBank());
    taskip.awaitRow(payment, "success");
    assertThat(paymentsOn(invoice)).hasSize(1);
  }

  @Test
  void a_deposit_account_of_the_wrong_kind_is_named_and_another_one_makes_it_go_on() {
    String invoice = syncedInvoice("50");
    String account =
        workspace
            .books()
            .add(
                EntityType.ACCOUNT,
                new ObjectNode(JsonNodeFactory.instance)
                    .put("Name", unique("Till"))
                    .put("AccountType", "Bank"))
            .path("Id")
            .asText();
    taskip.settings(anItem(), account);
    workspace
        .books()
        .edit(
            EntityType.ACCOUNT,
            account,
            new ObjectNode(JsonNodeFactory.instance).put("AccountType", "Income"));
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    Map<String, Object> row = taskip.awaitRow(payment, "failed");
    assertThat(code(row)).isEqualTo("deposit_account_refused");
    assertThat(((Map<?, ?>) row.get("error")).get("help").toString())
        .contains("Default Deposit Account");
    taskip.settings(anItem(), aBank());
    taskip.awaitRow(payment, "success");
  }

  @Test
  void an_answer_lost_after_the_commit_makes_no_second_payment() {
    String invoice = syncedInvoice("50");
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("Payment"));
    String payment = unique("pay");
    taskip.payment(payment, invoice, "40", payment);
    assertThat(taskip.awaitRow(payment, "success").get("retries")).isEqualTo(2);
    assertThat(paymentsOn(invoice)).hasSize(1);
    assertThat(balance(invoice)).isEqualByComparingTo("60");
  }

  @Test
  void a_change_after_the_push_changes_nothing_there_and_is_not_invisible() {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    taskip.payment(payment, invoice, "40", payment);
    taskip.awaitRow(payment, "success");
    taskip.payment(payment, invoice, "40.00", payment);
    taskip.payment(payment, invoice, "45", payment);
    Map<String, Object> row = taskip.awaitRow(payment, "skipped");
    assertThat(code(row)).isEqualTo("changed_after_push");
    assertThat(((Map<?, ?>) row.get("error")).get("message").toString()).contains("amount");
    assertThat(taskip.rows(payment)).hasSize(2);
    assertThat(balance(invoice)).isEqualByComparingTo("60");
  }

  @Test
  void thirty_payments_cost_one_read_and_one_batch() {
    String contact = unique("contact");
    List<String> invoices = Stream.generate(() -> unique("inv")).limit(30).toList();
    invoices.forEach(invoice -> taskip.invoice(invoice, contact, "50"));
    taskip.contact(contact, contact, contact + "@books.example");
    awaitAll("invoice", "success");
    taskip.settings(anItem(), null);
    invoices.forEach(invoice -> taskip.payment("p-" + invoice, invoice, "100", invoice));
    awaitAll("payment", "skipped");

    simulator.log().clear();
    taskip.settings(anItem(), aBank());
    awaitAll("payment", "success");
    List<Call> calls =
        simulator.log().of(workspace.realmId()).stream()
            .map(LoggedRequest::call)
            .filter(call -> call.target().matches("(?i).*(invoice|payment|batch).*"))
            .toList();
    assertThat(calls).extracting(Call::operation).containsExactly("query", "batch");
    invoices.forEach(invoice -> assertThat(balance(invoice)).isEqualByComparingTo("0"));
  }

  private void awaitAll(String entity, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(taskip.statuses(entity))
                    .hasSize(30)
                    .allSatisfy(each -> assertThat(each).isEqualTo(status)));
  }

  private ObjectNode there(String invoice) {
    return invoicesNumbered(invoice).getFirst();
  }

  private BigDecimal balance(String invoice) {
    return there(invoice).path("Balance").decimalValue();
  }

  private ObjectNode onlyPaymentOn(String invoice) {
    assertThat(paymentsOn(invoice)).hasSize(1);
    return paymentsOn(invoice).getFirst();
  }

  private List<ObjectNode> paymentsOn(String invoice) {
    String id = there(invoice).path("Id").asText();
    return workspace.books().payments().stream()
        .filter(payment -> payment.path("Line").findValuesAsText("TxnId").contains(id))
        .toList();
  }
}
