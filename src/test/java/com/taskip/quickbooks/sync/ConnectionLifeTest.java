package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConnectionLifeTest extends SyncTest {
  @Inject Ledger ledger;
  @Inject RecordStore records;
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @Inject DataSource database;

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
  void access_revoked_in_the_middle_of_a_backlog_fails_nothing_and_the_rest_follows_a_reconnect() {
    List<String> contacts = Stream.generate(() -> unique("c")).limit(4).toList();
    String invoice = unique("INV");
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.revokeAccess())
                .realm(workspace.realmId())
                .sending(contacts.get(2)));
    contacts.forEach(contact -> taskip.contact(contact, contact, contact + "@books.example"));
    taskip.invoice(invoice, contacts.get(2), "10");
    await().until(() -> "error".equals(status()));
    assertThat(connection().getString("last_error")).contains("Reconnect QuickBooks");
    assertThat(taskip.rows(contacts.get(2)).getFirst())
        .containsEntry("status", "pending")
        .containsEntry("retries", 0);
    assertThat(contacts)
        .allSatisfy(
            contact ->
                assertThat(taskip.rows(contact).getFirst().get("status"))
                    .isIn("success", "pending"));
    assertThat(taskip.rows(invoice)).singleElement().extracting("status").isEqualTo("pending");

    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(invoice, "success");
    contacts.forEach(
        contact -> {
          taskip.awaitRow(contact, "success");
          assertThat(customersNamed(contact)).hasSize(1);
        });
    assertThat(connection().getString("last_error")).isNull();
  }

  @Test
  void another_company_starts_without_links_and_says_whose_settings_these_are() {
    String contact = syncedContact();
    String there = taskip.get("contacts", contact).getString("quickbooks.id");
    disconnect();
    companies.connect(workspace.id(), companies.free(simulator.realms().get(1)));
    assertThat(taskip.get("contacts", contact).getString("quickbooks")).isNull();
    assertThat(warnings())
        .anyMatch(warning -> warning.startsWith("The settings were made for another"))
        .contains("Set a Default Item before invoices can sync");

    disconnect();
    companies.connect(workspace.id(), companies.free(workspace.realmId()));
    assertThat(taskip.get("contacts", contact).getString("quickbooks.id")).isEqualTo(there);
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "grant_expires_at, 29, Intuit ends this connection on",
    "grant_expires_at, 6, Nothing will sync after",
    "refresh_expires_at, 10, Taskip could not renew its access"
  })
  void the_end_of_the_access_is_announced_in_words(String column, int days, String warning)
      throws SQLException {
    assertThat(warnings()).isEmpty();
    String sql =
        "update connection set %s = now() + interval '%d days' where workspace_id = ?"
            .formatted(column, days);
    try (Connection ledger = database.getConnection();
        PreparedStatement update = ledger.prepareStatement(sql)) {
      update.setString(1, workspace.id());
      update.executeUpdate();
    }
    assertThat(warnings()).singleElement().asString().startsWith(warning);
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
  void
      a_job_that_was_opened_by_somebody_who_did_not_know_of_the_disconnect_does_not_wait_for_ever() {
    String contact = unique("c");
    disconnect();
    taskip.contact(contact, contact, contact + "@books.example");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger.open(
                    records.find(workspace.id(), RecordKind.CONTACT, contact).orElseThrow(),
                    workspace.realmId(),
                    JobAction.CREATE,
                    false));

    LambdaEvents.sweep();

    assertThat(code(taskip.awaitRow(contact, "skipped"))).isEqualTo("disconnected");
    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(contact, "success");
  }

  @Test
  void what_changed_while_disconnected_goes_out_with_the_next_manual_sync() {
    String contact = syncedContact();
    disconnect();
    taskip.contact(contact, contact, "meanwhile@books.example");

    companies.connect(workspace.id(), workspace.realmId());
    ManualSync sync = new ManualSync(workspace);
    JsonPath end = sync.awaitEnd(sync.start("contacts"));

    assertThat(end.getInt("succeeded")).isOne();
    assertThat(customersNamed(contact).getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("meanwhile@books.example");
  }

  @Test
  void a_disconnect_leaves_the_books_and_the_history_as_they_are() {
    String invoice = syncedInvoice("50");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    List<Map<String, Object>> history = taskip.rows(invoice);
    List<ObjectNode> there = invoicesNumbered(invoice);
    disconnect();
    taskip.invoice(invoice, contact, "60");
    assertThat(taskip.rows(invoice)).isEqualTo(history).hasSize(1);
    assertThat(invoicesNumbered(invoice)).isEqualTo(there).hasSize(1);
    assertThat(customersNamed(contact)).hasSize(1);
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
    return connection().getString("status");
  }

  private List<String> warnings() {
    return connection().getList("warnings");
  }

  private JsonPath connection() {
    return workspace.administrator().get(DOOR).jsonPath();
  }
}
