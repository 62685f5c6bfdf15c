package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LostAnswerTest extends SyncTest {

  @Test
  void an_answer_lost_after_the_commit_makes_no_second_invoice() {
    String contact = syncedContact();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("Invoice"));
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    Map<String, Object> row = taskip.awaitRow(invoice, "success");
    assertThat(row.get("retries")).isEqualTo(2);
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }

  @Test
  void an_answer_lost_after_a_customer_was_made_makes_no_second_customer() {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("Customer"));
    String contact = syncedContact();
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void throttling_the_repetition_forgets_nothing_of_the_first_try() {
    String contact = syncedContact();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("Invoice"));
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.tooManyRequests(1)).operation("create").entity("Invoice"));
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    assertThat(taskip.awaitRow(invoice, "success").get("retries")).isEqualTo(2);
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }

  @Test
  void throttling_costs_no_attempt_and_fails_no_job() {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.tooManyRequests(1)).operation("create").times(2));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    assertThat(taskip.awaitRow(contact, "success").get("retries")).isEqualTo(1);
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void an_access_token_that_expires_in_between_is_renewed() {
    simulator.expireAccessTokens(workspace.realmId());
    String contact = syncedContact();
    assertThat(customersNamed(contact)).hasSize(1);
  }
}
