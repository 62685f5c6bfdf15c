package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an invoice in QuickBooks after it was sent. */
@QuarkusTest
class InvoiceSyncTest extends SyncTest {
  private static final String LONG = "2026-HEADQUARTERS-0000";

  @AfterEach
  void the_company_is_as_it_was() {
    workspace.books().switches().set(Switch.CUSTOM_TXN_NUMBERS, false);
    workspace.books().switches().set(Switch.REFUSE_AR_ACCOUNT, false);
  }

  @Test
  void an_edited_invoice_is_read_first_and_only_what_changed_is_sent() {
    String invoice = syncedInvoice("50");
    editThere(
        invoice, JsonNodeFactory.instance.objectNode().put("PrivateNote", "by the accountant"));
    simulator.log().clear();
    Map<String, Object> body = sent(invoice, "50");
    body.put("due_date", "2026-07-01");
    taskip.put("invoices", invoice, body);
    assertThat(taskip.awaitRow(invoice, "success"))
        .containsEntry("action", "update")
        .containsEntry("retries", 1);
    ObjectNode there = workspace.books().invoice(idOf(invoice));
    assertThat(there.path("DueDate").asText()).isEqualTo("2026-07-01");
    assertThat(there.path("PrivateNote").asText()).isEqualTo("by the accountant");
    assertThat(simulator.log().of(workspace.realmId()))
        .extracting(request -> request.call().operation())
        .containsExactly("read", "update");
    assertThat(simulator.log().of(workspace.realmId()).getLast().body())
        .contains("DueDate")
        .doesNotContain("Line", "PrivateNote");
  }

  @Test
  void an_invoice_that_was_paid_or_voided_there_is_left_as_it_is() {
    String paid = syncedInvoice("50");
    workspace.books().recordPayment(idOf(paid), new BigDecimal("100"));
    put(paid, "sent", "60");
    assertThat(code(taskip.awaitRow(paid, "skipped"))).isEqualTo("paid_in_quickbooks");
    assertThat(total(paid)).isEqualByComparingTo("100");
    String voided = syncedInvoice("50");
    workspace.books().voidInvoice(idOf(voided));
    put(voided, "sent", "60");
    assertThat(code(taskip.awaitRow(voided, "skipped"))).isEqualTo("voided_in_quickbooks");
    assertThat(total(voided)).isEqualByComparingTo("0");
  }

  @Test
  void lines_that_changed_on_both_sides_wait_for_a_person_whose_retry_pushes_taskips() {
    String invoice = syncedInvoice("50");
    ObjectNode theirs = JsonNodeFactory.instance.objectNode();
    theirs
        .putArray("Line")
        .addObject()
        .put("DetailType", "SalesItemLineDetail")
        .put("Amount", new BigDecimal("70"))
        .putObject("SalesItemLineDetail")
        .putObject("ItemRef")
        .put("value", anItem());
    editThere(invoice, theirs);
    put(invoice, "sent", "60");
    Map<String, Object> row = taskip.awaitRow(invoice, "failed");
    assertThat(code(row)).isEqualTo("changed_in_quickbooks");
    assertThat(row.get("retries")).isEqualTo(1);
    assertThat(total(invoice)).isEqualByComparingTo("70");
    retryMany("{\"status\":\"failed\"}")
        .body("queued", equalTo(0))
        .body("refused[0].id", equalTo(row.get("id")))
        .body("refused[0].code", equalTo("needs_a_decision"));
    assertThat(taskip.rows(invoice).getFirst()).containsEntry("status", "failed");

    taskip.retry(row.get("id")).then().statusCode(202);
    taskip.awaitRow(invoice, "success");
    assertThat(total(invoice)).isEqualByComparingTo("120");
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }

  @Test
  void an_edit_as_a_draft_arrives_when_the_invoice_is_sent_again() {
    String invoice = syncedInvoice("50");
    put(invoice, "draft", "60");
    put(invoice, "sent", "60");
    await().untilAsserted(() -> assertThat(total(invoice)).isEqualByComparingTo("120"));
  }

  private ValidatableResponse retryMany(String body) {
    return workspace
        .administrator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v3/integrations/quickbooks/sync-logs/retry")
        .then()
        .statusCode(202);
  }

  @Test
  void a_void_after_a_payment_raised_the_token_voids_and_the_payment_stays() {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    taskip.payment(payment, invoice, "40", payment);
    taskip.awaitRow(payment, "success");
    put(invoice, "void", "50");
    Map<String, Object> row = taskip.awaitRow(invoice, "success");
    assertThat(row).containsEntry("action", "void");
    assertThat(((Map<?, ?>) row.get("warning")).get("code")).isEqualTo("paid_before_void");
    await().untilAsserted(() -> assertThat(total(invoice)).isEqualByComparingTo("0"));
    assertThat(paymentOf(payment).path("UnappliedAmt").decimalValue()).isEqualByComparingTo("40");
  }

  @Test
  void a_void_that_races_an_update_wins() {
    String invoice = syncedInvoice("50");
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.slow(Duration.ofSeconds(2)))
                .operation("update")
                .entity("Invoice"));
    put(invoice, "sent", "60");
    awaitIntent(invoice);
    put(invoice, "void", "60");
    await().until(() -> total(invoice).signum() == 0);
    await()
        .until(
            () ->
                taskip.rows(invoice).stream()
                    .noneMatch(row -> "pending".equals(row.get("status"))));
    assertThat(taskip.rows(invoice).getFirst())
        .containsEntry("action", "void")
        .containsEntry("status", "success");
    assertThat(total(invoice)).isEqualByComparingTo("0");
  }

  @Test
  void a_payment_that_races_the_void_of_its_invoice_is_posted_before_it_or_not_at_all() {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    taskip.payment(payment, invoice, "40", payment);
    put(invoice, "void", "50");
    await().until(() -> total(invoice).signum() == 0);
    await().until(() -> !"pending".equals(taskip.rows(payment).getFirst().get("status")));
    Map<String, Object> row = taskip.rows(payment).getFirst();
    if ("failed".equals(row.get("status"))) {
      assertThat(code(row)).isIn("invoice_void", "voided_in_quickbooks");
    } else {
      assertThat(paymentOf(payment).path("TotalAmt").decimalValue()).isEqualByComparingTo("40");
    }
  }

  @Test
  void voiding_what_was_never_pushed_costs_no_call() {
    taskip.settings(null, null);
    String contact = syncedContact();
    String invoice = unique("inv");
    taskip.invoice(invoice, contact, "50");
    taskip.awaitRow(invoice, "failed");
    long before = simulator.counters(workspace.realmId()).requests();
    put(invoice, contact, "void", "50");
    assertThat(code(taskip.awaitRow(invoice, "skipped"))).isEqualTo("never_pushed");
    assertThat(simulator.counters(workspace.realmId()).requests()).isEqualTo(before);
  }

  @Test
  void two_numbers_cut_to_the_same_21_characters_are_two_invoices() {
    String contact = syncedContact();
    String first = unique("a");
    String second = unique("b");
    numbered(first, contact, LONG + unique("-"));
    numbered(second, contact, LONG + unique("-"));
    taskip.awaitRow(first, "success");
    taskip.awaitRow(second, "success");
    assertThat(idOf(first)).isNotEqualTo(idOf(second));
    assertThat(workspace.books().invoice(idOf(first)).path("DocNumber").asText())
        .isEqualTo(LONG.substring(0, 21));
  }

  @Test
  void where_people_give_the_numbers_the_second_of_them_is_a_failed_row() {
    workspace.books().switches().set(Switch.CUSTOM_TXN_NUMBERS, true);
    String contact = syncedContact();
    String number = unique("NUMBER-OF-OVER-21-CHARACTERS");
    String first = unique("a");
    numbered(first, contact, unique(number));
    taskip.awaitRow(first, "success");
    String second = unique("b");
    numbered(second, contact, unique(number));
    Map<String, Object> row = taskip.awaitRow(second, "failed");
    assertThat(code(row)).isEqualTo("invoice_number_taken");
    assertThat(((Map<?, ?>) row.get("error")).get("quickbooks_code")).isEqualTo("6140");
  }

  @Test
  void a_company_that_refuses_the_receivable_account_gets_the_invoice_without_and_a_warning() {
    workspace.books().switches().set(Switch.REFUSE_AR_ACCOUNT, true);
    String contact = syncedContact();
    workspace
        .administrator()
        .body(
            Map.of(
                "default_item_id",
                anItem(),
                "ar_account_id",
                active(EntityType.ACCOUNT, "AccountType", "Accounts Receivable")))
        .put("/api/v3/integrations/quickbooks/settings")
        .then()
        .statusCode(200);
    String invoice = unique("inv");
    taskip.invoice(invoice, contact, "50");
    Map<?, ?> warning = (Map<?, ?>) taskip.awaitRow(invoice, "success").get("warning");
    assertThat(warning.get("code")).isEqualTo("receivable_account_refused");
    List<String> warnings =
        workspace
            .administrator()
            .get("/api/v3/integrations/quickbooks")
            .jsonPath()
            .getList("warnings");
    assertThat(warnings).anyMatch(each -> each.contains("A/R"));

    String next = unique("inv");
    long before = simulator.counters(workspace.realmId()).requests();
    taskip.invoice(next, contact, "50");
    taskip.awaitRow(next, "success");
    assertThat(simulator.counters(workspace.realmId()).requests()).isEqualTo(before + 1);
  }

  private void numbered(String id, String contact, String number) {
    taskip.put("invoices", id, Taskip.invoiceBody(number, contact, "sent", "50"));
  }

  private Map<String, Object> sent(String invoice, String price) {
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    return Taskip.invoiceBody(invoice, contact, "sent", price);
  }

  /** A person changes these members of an invoice in QuickBooks. */
  private void editThere(String invoice, ObjectNode members) {
    workspace.books().edit(EntityType.INVOICE, idOf(invoice), members);
  }

  private void put(String invoice, String status, String price) {
    put(invoice, taskip.get("invoices", invoice).getString("contact_id"), status, price);
  }

  private void put(String invoice, String contact, String status, String price) {
    taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, status, price));
  }

  private String idOf(String invoice) {
    return taskip.get("invoices", invoice).getString("quickbooks.id");
  }

  private BigDecimal total(String invoice) {
    return workspace.books().invoice(idOf(invoice)).path("TotalAmt").decimalValue();
  }

  private ObjectNode paymentOf(String payment) {
    return workspace.books().payments().stream()
        .filter(each -> payment.equals(each.path("PaymentRefNum").asText()))
        .findFirst()
        .orElseThrow();
  }
}
