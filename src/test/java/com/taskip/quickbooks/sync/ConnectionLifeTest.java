package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectionLifeTest extends SyncTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @Test
  void access_revoked_inside_quickbooks_stops_the_connection_and_fails_no_job() {
    String before = syncedContact();
    simulator.revokeAccess(workspace.realmId());
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> "error".equals(status()));
    assertThat(taskip.rows(contact).getFirst())
        .containsEntry("status", "pending")
        .containsEntry("retries", 0);

    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact)).hasSize(1);
    assertThat(customersNamed(before)).hasSize(1);
  }

  @Test
  void a_company_that_shuts_the_app_out_stops_the_connection_and_fails_no_job() {
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(403, "3100"))
                .operation("create")
                .realm(workspace.realmId()));
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> "error".equals(status()));
    assertThat(taskip.rows(contact).getFirst())
        .containsEntry("status", "pending")
        .containsEntry("retries", 0);

    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void jobs_open_at_a_disconnect_are_skipped_and_queued_again_for_the_same_company() {
    String contact = unique("late");
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    disconnect();
    assertThat(code(taskip.awaitRow(invoice, "skipped"))).isEqualTo("disconnected");

    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(invoice, "pending");
    taskip.contact(contact, contact, contact + "@books.example");
    taskip.awaitRow(invoice, "success");
    assertThat(invoicesNumbered(invoice)).hasSize(1);
    assertThat(taskip.rows(invoice)).hasSize(1);
  }

  @Test
  void a_change_while_disconnected_sets_nothing_off() {
    disconnect();
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    assertThat(taskip.rows(contact)).isEmpty();
  }

  @Test
  void settings_of_the_company_before_reach_no_other_company() {
    disconnect();
    workspace = companies.connect(workspace.id(), simulator.realms().get(1));
    taskip = new Taskip(workspace);
    String contact = syncedContact();
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    assertThat(code(taskip.awaitRow(invoice, "failed"))).isEqualTo("item_missing");
    assertThat(invoicesNumbered(invoice)).isEmpty();

    taskip.settings(anItem(), aBank());
    taskip.awaitRow(invoice, "success");
    assertThat(invoicesNumbered(invoice)).hasSize(1);
    disconnect();
  }

  private void disconnect() {
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
  }

  private String status() {
    return workspace.administrator().get(DOOR).jsonPath().getString("status");
  }
}
