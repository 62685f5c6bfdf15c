package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MainStoryTest extends SyncTest {

  @Test
  void
      a_sent_invoice_appears_in_quickbooks_and_turns_paid_when_the_accountant_records_the_payment() {
    String contact = unique("Zoë & Søn");
    String invoice = unique("INV");
    taskip.contact(contact.replaceAll("[^a-z0-9-]", "x"), contact, "zoe@books.example");
    taskip.invoice(invoice, contact.replaceAll("[^a-z0-9-]", "x"), "75.25");
    Map<String, Object> pushed = taskip.awaitRow(invoice, "success");

    assertThat(customersNamed(contact)).hasSize(1);
    assertThat(invoicesNumbered(invoice)).hasSize(1);
    ObjectNode there = invoicesNumbered(invoice).getFirst();
    assertThat(there.path("TotalAmt").decimalValue()).isEqualByComparingTo("150.50");
    assertThat(there.path("CustomerRef").path("value"))
        .isEqualTo(customersNamed(contact).getFirst().path("Id"));
    assertThat(pushed)
        .containsEntry("entity", "invoice")
        .containsEntry("action", "create")
        .containsEntry("direction", "push")
        .containsEntry("retries", 1)
        .containsEntry("quickbooks_id", there.path("Id").asText())
        .containsEntry("entity_name", invoice);
    assertThat(taskip.get("invoices", invoice).getString("quickbooks.id"))
        .isEqualTo(there.path("Id").asText());

    workspace
        .books()
        .recordPayment(there.path("Id").asText(), there.path("TotalAmt").decimalValue());
    LambdaEvents.pull();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid"));
    assertThat(taskip.rows(invoice).getFirst())
        .containsEntry("action", "pull_payment")
        .containsEntry("direction", "pull")
        .containsEntry("status", "success");
  }

  @Test
  void an_invoice_takes_its_contact_along_when_quickbooks_does_not_have_it() {
    String contact = unique("late");
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    Map<String, Object> waiting = taskip.awaitRow(invoice, "pending");
    assertThat(waiting.get("retries")).isEqualTo(0);
    taskip.contact(contact, contact, contact + "@books.example");
    taskip.awaitRow(invoice, "success");
    assertThat(customersNamed(contact)).hasSize(1);
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }

  @Test
  void a_draft_appears_in_quickbooks_when_it_is_sent() {
    String contact = syncedContact();
    String invoice = unique("INV");
    taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, "draft", "10"));
    taskip.invoice(invoice, contact, "10");
    assertThat(taskip.awaitRow(invoice, "success")).containsEntry("action", "create");
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }

  @Test
  void drafts_never_sync() {
    String contact = syncedContact();
    String draft = unique("INV");
    taskip.put("invoices", draft, Taskip.invoiceBody(draft, contact, "draft", "10"));
    String sent = unique("INV");
    taskip.invoice(sent, contact, "10");
    taskip.awaitRow(sent, "success");
    assertThat(taskip.rows(draft)).isEmpty();
    assertThat(invoicesNumbered(draft)).isEmpty();
  }

  @Test
  void the_same_body_again_syncs_nothing() {
    String invoice = syncedInvoice("10");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    taskip.invoice(invoice, contact, "10.00").then().statusCode(200);
    syncedContact();
    assertThat(taskip.rows(invoice)).hasSize(1);
  }

  @Test
  void an_invoice_sent_before_the_connection_stays_out() {
    String contact = syncedContact();
    String old = unique("OLD");
    Map<String, Object> body = Taskip.invoiceBody(old, contact, "sent", "10");
    body.put("sent_at", "2020-01-01T00:00:00Z");
    taskip.put("invoices", old, body);
    syncedContact();
    assertThat(taskip.rows(old)).isEmpty();
  }

  @Test
  void without_an_item_nothing_is_sent_and_setting_one_makes_it_go_on() {
    String contact = syncedContact();
    workspace.administrator().body(Map.of()).put("/api/v3/integrations/quickbooks/settings");
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    assertThat(code(taskip.awaitRow(invoice, "failed"))).isEqualTo("item_missing");
    assertThat(invoicesNumbered(invoice)).isEmpty();
    taskip.settings(anItem(), null);
    taskip.awaitRow(invoice, "success");
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }
}
