package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.Switch;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A credit memo that is issued in Taskip becomes a credit memo in QuickBooks, once. */
@QuarkusTest
class CreditMemoSyncTest extends SyncTest {

  @AfterEach
  void quickbooks_numbers_by_itself_again() {
    workspace.books().switches().set(Switch.CUSTOM_TXN_NUMBERS, false);
  }

  @Test
  void a_credit_memo_takes_its_contact_along_and_stands_in_quickbooks_line_by_line() {
    String contact = unique("contact");
    String memo = unique("CM");
    taskip.creditMemo(memo, contact, "30.25");
    assertThat(code(awaitError(memo))).isEqualTo("waits_for_contact");
    taskip.contact(contact, contact, contact + "@books.example");
    Map<String, Object> row = taskip.awaitRow(memo, "success");

    ObjectNode there = numbered(memo).getFirst();
    assertThat(row)
        .containsEntry("entity", "credit_memo")
        .containsEntry("action", "credit_memo")
        .containsEntry("direction", "push")
        .containsEntry("retries", 1)
        .containsEntry("quickbooks_id", there.path("Id").asText());
    assertThat(there.path("TotalAmt").decimalValue()).isEqualByComparingTo("60.50");
    assertThat(there.at("/CustomerRef/value"))
        .isEqualTo(customersNamed(contact).getFirst().path("Id"));
    assertThat(there.path("PrivateNote").asText()).isEqualTo("Goodwill");
    assertThat(there.at("/CustomerMemo/value").asText()).isEqualTo("Sorry");
    assertThat(taskip.get("credit-memos", memo).getString("quickbooks.doc_number")).isEqualTo(memo);
  }

  @Test
  void a_contact_that_nobody_pushed_yet_is_pushed_first() {
    String contact = unique("older");
    workspace
        .service()
        .contentType("application/x-ndjson")
        .body(
            "{\"type\": \"contact\", \"id\": \"%s\", \"display_name\": \"%s\"}"
                .formatted(contact, contact)
                .getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then()
        .statusCode(200);
    String memo = unique("CM");
    taskip.creditMemo(memo, contact, "30");
    taskip.awaitRow(memo, "success");
    assertThat(customersNamed(contact)).hasSize(1);
    assertThat(taskip.rows(contact)).hasSize(1);
  }

  @Test
  void a_line_without_an_item_is_never_sent_and_an_item_makes_it_go_on() {
    String contact = syncedContact();
    taskip.settings(null, aBank());
    String memo = unique("CM");
    taskip.creditMemo(memo, contact, "30");
    Map<String, Object> row = taskip.awaitRow(memo, "failed");
    assertThat(code(row)).isEqualTo("item_missing");
    assertThat(((Map<?, ?>) row.get("error")).get("message").toString()).contains("line 1 (Work)");
    assertThat(numbered(memo)).isEmpty();
    taskip.settings(anItem(), aBank());
    taskip.awaitRow(memo, "success");
    assertThat(numbered(memo)).hasSize(1);
  }

  @Test
  void an_answer_lost_after_the_commit_makes_no_second_credit_memo() {
    String contact = syncedContact();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("CreditMemo"));
    String memo = unique("CM");
    taskip.creditMemo(memo, contact, "30");
    assertThat(taskip.awaitRow(memo, "success").get("retries")).isEqualTo(2);
    assertThat(numbered(memo)).hasSize(1);
  }

  @Test
  void a_number_that_an_invoice_has_is_a_failed_row_that_names_the_strategy() {
    workspace.books().switches().set(Switch.CUSTOM_TXN_NUMBERS, true);
    String invoice = syncedInvoice("50");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    taskip.creditMemo(invoice + "-c", contact, "30");
    taskip.awaitRow(invoice + "-c", "success");
    String memo = unique("memo");
    Map<String, Object> body = memoNumbered(invoice, contact);
    taskip.put("credit-memos", memo, body);
    Map<String, Object> row = taskip.awaitRow(memo, "failed");
    assertThat(code(row)).isEqualTo("invoice_number_taken");
    assertThat(((Map<?, ?>) row.get("error")).get("help").toString())
        .contains("Invoice Number Strategy");
  }

  @Test
  void a_change_after_the_push_is_told_and_changes_nothing_there() {
    String contact = syncedContact();
    String memo = unique("CM");
    taskip.creditMemo(memo, contact, "30");
    taskip.awaitRow(memo, "success");
    taskip.creditMemo(memo, contact, "31");
    assertThat(code(taskip.awaitRow(memo, "skipped"))).isEqualTo("changed_after_push");
    assertThat(numbered(memo).getFirst().path("TotalAmt").decimalValue())
        .isEqualByComparingTo("60");
  }

  private static Map<String, Object> memoNumbered(String number, String contact) {
    return new java.util.HashMap<>(
        Map.of(
            "number",
            number,
            "contact_id",
            contact,
            "currency",
            "USD",
            "lines",
            List.of(Map.of("id", "l1", "description", "Work", "quantity", 1, "unit_price", 30))));
  }

  private List<ObjectNode> numbered(String number) {
    return workspace.books().creditMemos().stream()
        .filter(memo -> number.equals(memo.path("DocNumber").asText()))
        .toList();
  }
}
