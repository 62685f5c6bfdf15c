package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.LambdaEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** QuickBooks does not say for how long it remembers a request id. */
@QuarkusTest
class ForgottenRequestTest extends SyncTest {
  @Inject DataSource database;

  @Test
  void an_unnumbered_invoice_whose_answer_was_lost_long_ago_is_found_and_not_made_again()
      throws SQLException {
    numberedByQuickBooks();
    String contact = syncedContact();
    String invoice = unique("INV");
    loseTheAnswer("Invoice");
    taskip.invoice(invoice, contact, "12.34");
    awaitAttempt(invoice);
    longAgo(invoice);
    assertThat(taskip.awaitRow(invoice, "success").get("quickbooks_id")).isNotNull();
    assertThat(invoicesOf(contact)).hasSize(1);
  }

  @Test
  void what_was_never_done_is_done_then() throws SQLException {
    numberedByQuickBooks();
    String contact = syncedContact();
    String invoice = unique("INV");
    unreachable("create", "Invoice");
    taskip.invoice(invoice, contact, "12.34");
    awaitAttempt(invoice);
    longAgo(invoice);
    taskip.awaitRow(invoice, "success");
    assertThat(invoicesOf(contact)).hasSize(1);
  }

  @Test
  void new_lines_of_ours_whose_answer_was_lost_long_ago_are_not_taken_for_a_persons()
      throws SQLException {
    String contact = syncedContact();
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "50");
    taskip.awaitRow(invoice, "success");
    loseTheAnswer("update", "Invoice");
    taskip.invoice(invoice, contact, "60");
    awaitAttempt(invoice);
    longAgo(invoice);
    await()
        .untilAsserted(
            () ->
                assertThat(taskip.rows(invoice).getFirst())
                    .containsEntry("action", "update")
                    .containsEntry("status", "success"));
    assertThat(invoicesOf(contact).getFirst().path("TotalAmt").decimalValue())
        .isEqualByComparingTo("120");
  }

  @Test
  void a_customer_without_email_is_found_by_its_name() throws SQLException {
    String contact = unique("c");
    loseTheAnswer("Customer");
    taskip.contact(contact, contact, null);
    awaitAttempt(contact);
    longAgo(contact);
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void a_payment_whose_answer_was_lost_long_ago_is_found_and_the_money_not_posted_again()
      throws SQLException {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    loseTheAnswer("Payment");
    taskip.payment(payment, invoice, "40", null);
    awaitAttempt(payment);
    longAgo(payment);
    taskip.awaitRow(payment, "success");
    assertThat(invoicesNumbered(invoice).getFirst().path("Balance").decimalValue())
        .isEqualByComparingTo("60");
  }

  @Test
  void a_second_payment_just_like_the_lost_one_is_posted_all_the_same() throws SQLException {
    String invoice = syncedInvoice("50");
    String first = unique("pay");
    taskip.payment(first, invoice, "40", null);
    taskip.awaitRow(first, "success");
    String second = unique("pay");
    unreachable("create", "Payment");
    taskip.payment(second, invoice, "40", null);
    awaitAttempt(second);
    longAgo(second);
    taskip.awaitRow(second, "success");
    assertThat(invoicesNumbered(invoice).getFirst().path("Balance").decimalValue())
        .isEqualByComparingTo("20");
  }

  @Test
  void a_refund_whose_answer_was_lost_long_ago_is_found_and_not_made_again() throws SQLException {
    numberedByQuickBooks();
    String contact = syncedContact();
    String refund = unique("RF");
    loseTheAnswer("RefundReceipt");
    taskip.refund(refund, contact, "12.34");
    awaitAttempt(refund);
    longAgo(refund);
    taskip.awaitRow(refund, "success");
    String id = customersNamed(contact).getFirst().path("Id").asText();
    assertThat(workspace.books().refundReceipts())
        .filteredOn(each -> id.equals(each.at("/CustomerRef/value").asText()))
        .hasSize(1);
  }

  @Test
  void an_invoice_that_was_paid_before_it_was_found_is_paid_here_though_looks_went_past_it()
      throws SQLException {
    String contact = syncedContact();
    String invoice = unique("INV");
    loseTheAnswer("Invoice");
    taskip.invoice(invoice, contact, "12.34");
    awaitAttempt(invoice);
    String there = invoicesOf(contact).getFirst().path("Id").asText();
    workspace.books().recordPayment(there, new BigDecimal("24.68"));
    longAgo(invoice);
    lookedUntilTomorrow();
    taskip.awaitRow(invoice, "success");
    LambdaEvents.pull();
    await().until(() -> "paid".equals(taskip.get("invoices", invoice).getString("status")));
  }

  private void lookedUntilTomorrow() throws SQLException {
    String sql =
        "insert into look (workspace_id, realm_id, seen_until) values (?, ?, now() + interval '1 day')";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, workspace.id());
      insert.setString(2, workspace.realmId());
      insert.executeUpdate();
    }
  }

  private void numberedByQuickBooks() {
    workspace
        .administrator()
        .body(
            Map.of(
                "invoice_number_strategy",
                "qbo",
                "default_item_id",
                anItem(),
                "default_deposit_account_id",
                aBank()))
        .put("/api/v3/integrations/quickbooks/settings")
        .then()
        .statusCode(200);
  }

  private void loseTheAnswer(String entity) {
    loseTheAnswer("create", entity);
  }

  private void loseTheAnswer(String operation, String entity) {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation(operation).entity(entity));
    unreachable(operation, entity);
  }

  /** Until the request is old: a repetition in time would find out what became of it. */
  private void unreachable(String operation, String entity) {
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.cutBefore()).operation(operation).entity(entity));
  }

  private List<ObjectNode> invoicesOf(String contact) {
    String id = customersNamed(contact).getFirst().path("Id").asText();
    return workspace.books().invoices().stream()
        .filter(invoice -> id.equals(invoice.at("/CustomerRef/value").asText()))
        .toList();
  }

  private void awaitAttempt(String entityId) {
    await()
        .until(() -> !Integer.valueOf(0).equals(taskip.rows(entityId).getFirst().get("retries")));
  }

  /** As if the request had been sent an hour ago, and QuickBooks did not know its id any more. */
  private void longAgo(String entityId) throws SQLException {
    String sql =
        """
        update outgoing set created_at = created_at - interval '1 hour', id = gen_random_uuid()
        where id = (select outgoing_id from job
          where workspace_id = ? and entity_id = ? and outgoing_id is not null)
        returning id
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "with aged as ("
                    + sql
                    + ") update job set outgoing_id = (select id from aged)"
                    + " where workspace_id = ? and entity_id = ? and outgoing_id is not null")) {
      for (int i = 1; i <= 4; i++) {
        update.setString(i, i % 2 == 1 ? workspace.id() : entityId);
      }
      assertThat(update.executeUpdate()).isOne();
    }
    simulator.faults().clear();
  }
}
