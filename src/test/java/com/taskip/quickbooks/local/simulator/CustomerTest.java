package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerTest extends SimulatorTest {

  @Test
  void a_name_is_all_it_takes() {
    JsonNode customer = customer("{\"DisplayName\":\"Doe5, Jane\"}").json().path("Customer");
    assertThat(Json.text(customer, "SyncToken")).isEqualTo("0");
    assertThat(Json.text(customer, "FullyQualifiedName")).isEqualTo("Doe5, Jane");
    assertThat(Json.text(customer, "PrintOnCheckName")).isEqualTo("Doe5, Jane");
    assertThat(Json.text(customer, "CurrencyRef", "value")).isEqualTo("USD");
    assertThat(customer.path("Active").asBoolean()).isTrue();
  }

  @Test
  void an_empty_display_name_is_built_from_the_parts() {
    JsonNode customer =
        customer("{\"GivenName\":\"Ada\",\"FamilyName\":\"Byron\"}").json().path("Customer");
    assertThat(Json.text(customer, "DisplayName")).isEqualTo("Ada Byron");
  }

  @Test
  void without_any_name_it_is_6080() {
    assertThat(customer("{\"CompanyName\":\"Nameless\"}").faultCode()).isEqualTo("6080");
  }

  @ParameterizedTest
  @CsvSource({"Ada's Aviary", "ADA'S AVIARY", "Harbour Hosting", "Ines Fontaine"})
  void a_name_of_a_customer_vendor_or_employee_is_taken(String name) {
    Reply reply = customer(Json.write(Json.object("DisplayName", name)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faultCode()).isEqualTo("6240");
  }

  @Test
  void the_detail_of_6240_may_say_nothing() {
    books.switches().on(Switch.SILENT_DUPLICATE_NAMES);
    assertThat(customer("{\"DisplayName\":\"Jack Doe\"}").faultDetail())
        .isEqualTo("The name supplied already exists. : null");
  }

  @Test
  void a_job_may_have_the_name_of_a_top_level_customer() {
    JsonNode found =
        app.query("SELECT * FROM Customer WHERE DisplayName = 'Jack Doe'")
            .json()
            .path("QueryResponse");
    assertThat(found.path("Customer")).hasSize(2);
    assertThat(Json.objects(found.path("Customer")))
        .extracting(each -> Json.text(each, "FullyQualifiedName"))
        .containsExactlyInAnyOrder("Jack Doe", "Tidewater Rowing Club:Jack Doe");
  }

  @Test
  void an_inactive_customer_frees_its_name() {
    Reply reply = customer("{\"DisplayName\":\"Thrifty Teas\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(Json.text(books.customer("42"), "DisplayName")).isEqualTo("Thrifty Teas (deleted)");
  }

  @Test
  void making_inactive_marks_the_name_and_reactivating_clears_it() {
    JsonNode customer = customer("{\"DisplayName\":\"Passing Ltd\"}").json().path("Customer");
    JsonNode gone =
        app.post("/customer", sparse(customer).put("Active", false)).json().path("Customer");
    assertThat(Json.text(gone, "DisplayName")).isEqualTo("Passing Ltd (deleted)");
    assertThat(Json.text(gone, "FullyQualifiedName")).isEqualTo("Passing Ltd (deleted)");
    Reply edit = app.post("/customer", sparse(gone).put("CompanyName", "x"));
    assertThat(edit.faultCode()).isEqualTo("6000");
    assertThat(edit.faultDetail()).contains("cannot modify a list element that has been deleted");
    JsonNode back = app.post("/customer", sparse(gone).put("Active", true)).json().path("Customer");
    assertThat(Json.text(back, "DisplayName")).isEqualTo("Passing Ltd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a\\tb", "a\\nb"})
  void colons_tabs_and_line_ends_are_refused_in_names(String name) {
    assertThat(customer("{\"DisplayName\":\"" + name + "\"}").faultCode()).isEqualTo("2040");
  }

  @Test
  void a_name_of_500_characters_fits_and_one_more_does_not() {
    assertThat(customer("{\"DisplayName\":\"" + "x".repeat(500) + "\"}").status()).isEqualTo(200);
    Reply tooLong = customer("{\"DisplayName\":\"" + "y".repeat(10_000) + "\"}");
    assertThat(tooLong.faultCode()).isEqualTo("2050");
    assertThat(tooLong.faultDetail()).endsWith("Max:500 supported. Supplied length:10,000");
  }

  @Test
  void an_email_needs_an_at_sign_and_a_dot() {
    Reply reply = customer("{\"DisplayName\":\"N\",\"PrimaryEmailAddr\":{\"Address\":\"nobody\"}}");
    assertThat(reply.faultCode()).isEqualTo("2210");
  }

  @Test
  void an_unknown_property_is_2010_and_the_detail_lists_the_known_ones() {
    Reply reply = customer("{\"DisplayName\":\"N\",\"BadJson\":1}");
    assertThat(reply.faultCode()).isEqualTo("2010");
    assertThat(reply.faultDetail()).contains("BadJson", "\"DisplayName\"");
    assertThat(customer("{\"DisplayName\":\"N\",\"BillAddr\":{\"Street\":\"1\"}}").faultCode())
        .isEqualTo("2010");
    assertThat(customer("not json").faultCode()).isEqualTo("2010");
  }

  @Test
  void a_sparse_update_clears_with_an_empty_text_and_leaves_what_is_null_or_absent() {
    JsonNode customer =
        customer(
                "{\"DisplayName\":\"C\",\"CompanyName\":\"Co\",\"Notes\":\"n\","
                    + "\"PrimaryEmailAddr\":{\"Address\":\"a@b.c\"},\"PrimaryPhone\":{\"FreeFormNumber\":\"1\"}}")
            .json()
            .path("Customer");
    JsonNode changed =
        app.post(
                "/customer",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"CompanyName\":\"\",\"Notes\":null,\"PrimaryEmailAddr\":{\"Address\":\"\"}}"
                    .formatted(Json.text(customer, "Id")))
            .json()
            .path("Customer");
    assertThat(changed.has("CompanyName")).isFalse();
    assertThat(changed.has("PrimaryEmailAddr")).isFalse();
    assertThat(Json.text(changed, "Notes")).isEqualTo("n");
    assertThat(Json.text(changed, "PrimaryPhone", "FreeFormNumber")).isEqualTo("1");
    assertThat(changed.path("sparse").asBoolean()).isFalse();
  }

  @Test
  void a_full_update_forgets_what_it_does_not_say() {
    JsonNode customer =
        customer("{\"DisplayName\":\"Full\",\"CompanyName\":\"Co\",\"Notes\":\"n\"}")
            .json()
            .path("Customer");
    JsonNode changed =
        app.post("/customer", version(customer).put("DisplayName", "Full")).json().path("Customer");
    assertThat(changed.has("CompanyName")).isFalse();
    assertThat(changed.has("Notes")).isFalse();
  }

  @Test
  void a_persons_edit_moves_the_token_and_a_stale_write_is_5010() {
    books.edit(EntityType.CUSTOMER, CUSTOMER, Json.object("CompanyName", "Aviary Holding"));
    Reply stale =
        app.post("/customer", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"x\"}");
    assertThat(stale.status()).isEqualTo(400);
    assertThat(stale.faultCode()).isEqualTo("5010");
    assertThat(books.customer(CUSTOMER).has("Notes")).isFalse();
  }

  @Test
  void invoices_move_a_customers_balance_and_time_but_not_its_token() {
    created(invoice("75.50"));
    JsonNode customer = read("/customer/1", "Customer");
    assertThat(customer.path("Balance").decimalValue()).isEqualByComparingTo("75.50");
    assertThat(Json.text(customer, "SyncToken")).isEqualTo("0");
  }

  @Test
  void the_currency_of_a_customer_is_fixed() {
    assertThat(customer("{\"DisplayName\":\"E\",\"CurrencyRef\":{\"value\":\"EUR\"}}").faultCode())
        .isEqualTo("6000");
    books.switches().on(Switch.MULTI_CURRENCY);
    JsonNode euro =
        customer("{\"DisplayName\":\"E\",\"CurrencyRef\":{\"value\":\"EUR\"}}")
            .json()
            .path("Customer");
    assertThat(Json.text(euro, "CurrencyRef", "value")).isEqualTo("EUR");
    assertThat(app.query("SELECT * FROM CompanyCurrency WHERE Code = 'EUR'").json().toString())
        .contains("\"EUR\"");
    Reply change =
        app.post("/customer", sparse(euro).set("CurrencyRef", Json.object("value", "USD")));
    assertThat(change.faultCode()).isEqualTo("6000");
  }

  @Test
  void ids_beyond_doubles_stay_exact() {
    assertThat(Json.text(read("/customer/9007199254740993", "Customer"), "Id"))
        .isEqualTo("9007199254740993");
  }

  @Test
  void nothing_can_be_deleted_from_a_list() {
    Reply reply = app.post("/customer?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}");
    assertThat(reply.faultCode()).isEqualTo("500");
  }
}
