package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A refund that is issued in Taskip becomes a refund receipt in QuickBooks, once. */
@QuarkusTest
class RefundSyncTest extends SyncTest {

  @Test
  void a_refund_is_paid_from_the_default_deposit_account() {
    String contact = syncedContact();
    String refund = unique("RF");
    taskip.refund(refund, contact, "12.50");
    Map<String, Object> row = taskip.awaitRow(refund, "success");

    ObjectNode there = numbered(refund).getFirst();
    assertThat(row)
        .containsEntry("entity", "refund")
        .containsEntry("action", "refund")
        .containsEntry("direction", "push")
        .containsEntry("quickbooks_id", there.path("Id").asText());
    assertThat(there.path("TotalAmt").decimalValue()).isEqualByComparingTo("25.00");
    assertThat(there.at("/DepositToAccountRef/value").asText()).isEqualTo(aBank());
    assertThat(there.at("/CustomerRef/value"))
        .isEqualTo(customersNamed(contact).getFirst().path("Id"));
    assertThat(there.path("PrivateNote").asText()).isEqualTo("Sent back");
    assertThat(taskip.get("refunds", refund).getString("quickbooks.status")).isEqualTo("success");
  }

  @Test
  void without_a_deposit_account_a_refund_fails_and_nothing_is_sent_until_one_is_set() {
    String contact = syncedContact();
    taskip.settings(anItem(), null);
    String refund = unique("RF");
    taskip.refund(refund, contact, "12.50");
    Map<String, Object> row = taskip.awaitRow(refund, "failed");
    assertThat(code(row)).isEqualTo("deposit_account_missing");
    assertThat(row.get("retries")).isEqualTo(1);
    assertThat(numbered(refund)).isEmpty();
    taskip.settings(anItem(), aBank());
    taskip.awaitRow(refund, "success");
    assertThat(numbered(refund)).hasSize(1);
  }

  @Test
  void a_long_number_is_cut_and_stands_whole_in_the_private_note() {
    String contact = syncedContact();
    String refund = unique("REFUND-2026-11-000000042");
    taskip.refund(refund, contact, "12.50");
    taskip.awaitRow(refund, "success");
    ObjectNode there = numbered(refund.substring(0, 21)).getFirst();
    assertThat(there.path("PrivateNote").asText()).contains(refund).contains("Sent back");
  }

  @Test
  void an_answer_lost_after_the_commit_makes_no_second_refund() {
    String contact = syncedContact();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("RefundReceipt"));
    String refund = unique("RF");
    taskip.refund(refund, contact, "12.50");
    assertThat(taskip.awaitRow(refund, "success").get("retries")).isEqualTo(2);
    assertThat(numbered(refund)).hasSize(1);
  }

  private List<ObjectNode> numbered(String number) {
    return workspace.books().refundReceipts().stream()
        .filter(refund -> number.equals(refund.path("DocNumber").asText()))
        .toList();
  }
}
