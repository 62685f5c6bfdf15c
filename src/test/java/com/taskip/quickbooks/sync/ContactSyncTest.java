package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ContactSyncTest extends SyncTest {

  @Test
  void a_changed_email_is_the_only_thing_that_is_changed_in_quickbooks() {
    String contact = syncedContact();
    String id = customersNamed(contact).getFirst().path("Id").asText();
    taskip.contact(contact, contact, "new@books.example");
    taskip.awaitRow(contact, "success");
    assertThat(workspace.books().customer(id).at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("new@books.example");
    assertThat(taskip.rows(contact)).hasSize(2);
  }

  @Test
  void a_stale_sync_token_changes_nothing_and_the_retry_reads_the_token_first() {
    String contact = syncedContact();
    String id = customersNamed(contact).getFirst().path("Id").asText();
    ObjectNode note = JsonNodeFactory.instance.objectNode().put("Notes", "by the accountant");
    workspace.books().edit(EntityType.CUSTOMER, id, note);
    taskip.contact(contact, contact, "later@books.example");
    Map<String, Object> row = taskip.awaitRow(contact, "success");
    assertThat(row.get("retries")).isEqualTo(2);
    ObjectNode there = workspace.books().customer(id);
    assertThat(there.path("Notes").asText()).isEqualTo("by the accountant");
    assertThat(there.at("/PrimaryEmailAddr/Address").asText()).isEqualTo("later@books.example");
  }

  @Test
  void a_customer_that_was_there_before_is_linked_by_email_and_no_duplicate_is_made() {
    String name = unique("Old friend");
    ObjectNode there =
        workspace.books().addCustomer(name, "Friend." + name.hashCode() + "@Books.example");
    taskip.contact(name.replace(' ', '-'), name, "friend." + name.hashCode() + "@books.example");
    Map<String, Object> row = taskip.awaitRow(name.replace(' ', '-'), "success");
    assertThat(row.get("quickbooks_id")).isEqualTo(there.path("Id").asText());
    assertThat(customersNamed(name)).hasSize(1);
  }

  @Test
  void a_name_held_by_a_vendor_fails_with_what_to_do_and_the_invoice_says_why_it_failed() {
    String name = unique("Vendor");
    workspace.books().addVendor(name);
    taskip.contact(name, name, name + "@books.example");
    Map<String, Object> row = taskip.awaitRow(name, "failed");
    assertThat(code(row)).isEqualTo("name_taken_vendor_or_employee");
    assertThat((Map<?, ?>) row.get("error")).extracting("quickbooks_code").isEqualTo("6240");
    String invoice = unique("INV");
    taskip.invoice(invoice, name, "10");
    Map<String, Object> failed = taskip.awaitRow(invoice, "failed");
    assertThat((Map<?, ?>) failed.get("error"))
        .extracting("message")
        .isEqualTo("Contact not yet synced to QBO — sync contacts first");

    taskip.contact(name, name + " the client", name + "@books.example");
    taskip.awaitRow(invoice, "success");
    assertThat(invoicesNumbered(invoice)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien \\ Sons",
        "李小龍 龍",
        "Ünïcødé ✓ 🎉",
        "x' OR Active = true",
        "100% + #1 & \"more\""
      })
  void names_from_many_languages_arrive_as_they_are(String name) {
    String id = unique("c");
    taskip.contact(id, name + " " + id, id + "@books.example");
    taskip.awaitRow(id, "success");
    assertThat(customersNamed(name + " " + id)).hasSize(1);
    String twin = unique("c");
    taskip.contact(twin, name + " " + id, "somebody" + twin + "@books.example");
    assertThat(code(taskip.awaitRow(twin, "failed"))).isEqualTo("name_taken_other_email");
  }

  @Test
  void an_address_that_is_no_email_fails_and_nothing_is_created() {
    String id = unique("c");
    taskip.contact(id, id, "x' OR Active = true");
    assertThat(code(taskip.awaitRow(id, "failed"))).isEqualTo("email_refused");
    assertThat(customersNamed(id)).isEmpty();
  }
}
