package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ContactSyncTest extends SyncTest {

  @Test
  void all_that_a_contact_says_arrives() {
    String contact = unique("c");
    Map<String, Object> body = new HashMap<>();
    body.put("display_name", contact);
    body.put("email", contact + "@books.example");
    body.put("phone", "+44 20 7946 0000");
    body.put(
        "billing_address", Map.of("line1", "1 High St", "city", "London", "postal_code", "N1"));
    body.put("currency", "USD");
    taskip.put("contacts", contact, body);
    taskip.awaitRow(contact, "success");
    ObjectNode there = customersNamed(contact).getFirst();
    assertThat(there.at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo(contact + "@books.example");
    assertThat(there.at("/PrimaryPhone/FreeFormNumber").asText()).isEqualTo("+44 20 7946 0000");
    assertThat(there.at("/BillAddr/Line1").asText()).isEqualTo("1 High St");
    assertThat(there.at("/BillAddr/City").asText()).isEqualTo("London");
    assertThat(there.at("/BillAddr/PostalCode").asText()).isEqualTo("N1");
    assertThat(there.at("/CurrencyRef/value").asText()).isEqualTo("USD");
  }

  @Test
  void a_contact_without_a_name_fails_and_a_name_makes_it_go_on() {
    String contact = unique("c");
    taskip.contact(contact, "", contact + "@books.example");
    assertThat(code(taskip.awaitRow(contact, "failed"))).isEqualTo("contact_name_missing");
    taskip.contact(contact, contact, contact + "@books.example");
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact)).hasSize(1);
  }

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
  void the_token_of_the_last_sync_goes_with_the_next_update_which_costs_no_read() {
    String contact = syncedContact();
    for (String email : new String[] {"first@books.example", "second@books.example"}) {
      simulator.log().clear();
      taskip.contact(contact, contact, email);
      assertThat(taskip.awaitRow(contact, "success")).containsEntry("retries", 1);
      assertThat(simulator.log().of(workspace.realmId()))
          .extracting(request -> request.call().operation())
          .containsExactly("update");
    }
    assertThat(customersNamed(contact).getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("second@books.example");
  }

  @Test
  void a_row_says_what_quickbooks_was_last_told_about_its_record() {
    String contact = syncedContact();
    Object row = taskip.rows(contact).getFirst().get("id");
    String address = "/api/v3/integrations/quickbooks/sync-logs/" + row;
    JsonPath details = workspace.administrator().get(address).jsonPath();
    assertThat(details.getString("row.entity_name")).isEqualTo(contact);
    assertThat(details.getString("last_sent.fields.DisplayName")).isEqualTo(contact);
    assertThat(details.getString("last_sent.at"))
        .isEqualTo(taskip.get("contacts", contact).getString("quickbooks.synced_at"));
    RestAssured.given()
        .auth()
        .oauth2(Tokens.administrator(Workspaces.fresh()))
        .get(address)
        .then()
        .statusCode(404);
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
  void a_customer_under_another_email_is_not_linked_until_the_emails_match() {
    String name = unique("Acme");
    ObjectNode there = workspace.books().addCustomer(name, "theirs@books.example");
    taskip.contact(name, name, "ours@books.example");
    assertThat(code(taskip.awaitRow(name, "failed"))).isEqualTo("name_taken_other_email");
    taskip.contact(name, name, "theirs@books.example");
    assertThat(taskip.awaitRow(name, "success").get("quickbooks_id"))
        .isEqualTo(there.path("Id").asText());
    assertThat(customersNamed(name)).hasSize(1);
  }

  @Test
  void a_linked_customer_keeps_its_name_until_the_contact_is_renamed() {
    String name = unique("Acme");
    workspace.books().addVendor(name);
    ObjectNode there = workspace.books().addCustomer(name + " Inc", name + "@books.example");
    taskip.contact(name, name, name + "@books.example");
    Map<String, Object> row = taskip.awaitRow(name, "success");
    assertThat(row.get("quickbooks_id")).isEqualTo(there.path("Id").asText());
    assertThat(((Map<?, ?>) row.get("warning")).get("code")).isEqualTo("linked_under_another_name");
    taskip.contact(name, name, name + "@new.example");
    taskip.awaitRow(name, "success");
    assertThat(customersNamed(name + " Inc").getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo(name + "@new.example");
    taskip.contact(name, name + " & Sons", name + "@new.example");
    taskip.awaitRow(name, "success");
    assertThat(customersNamed(name + " & Sons"))
        .singleElement()
        .satisfies(renamed -> assertThat(renamed.path("Id")).isEqualTo(there.path("Id")));
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
