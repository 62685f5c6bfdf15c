package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest {
  private static final String INVOICE =
      """
      {"number": "INV-1", "status": "sent", "contact_id": "c1", "issue_date": "2026-01-31",
       "sent_at": "2026-01-31T10:00:00Z", "currency": "USD",
       "lines": [{"id": "l1", "quantity": 1, "unit_price": 100}]}""";

  private final String workspace = Workspaces.fresh();

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"number\": }", "nonsense", "{} {}", "{\"number\": 01}"})
  void what_is_not_json_is_400_and_nothing_is_stored(String body) {
    problem(put("/invoices/i1", body), 400, "malformed_json");
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"text\"", "7"})
  void json_that_is_no_object_is_422(String body) {
    problem(put("/invoices/i1", body), 422, "validation_failed");
  }

  @Test
  void every_missing_field_is_named_at_once() {
    problem(put("/invoices/i1", "{}"), 422, "validation_failed")
        .body(
            "errors.field",
            containsInAnyOrder("number", "status", "contact_id", "currency", "lines"));
    problem(put("/payments/p1", "{}"), 422, "validation_failed")
        .body("errors.field", containsInAnyOrder("invoice_id", "amount", "currency", "paid_on"));
    problem(put("/credit-memos/m1", "{}"), 422, "validation_failed")
        .body("errors.field", containsInAnyOrder("number", "contact_id", "currency", "lines"));
    problem(put("/refunds/r1", "{}"), 422, "validation_failed")
        .body("errors.field", containsInAnyOrder("number", "contact_id", "currency", "lines"));
  }

  @Test
  void wrong_types_and_broken_rules_are_named_together() {
    String body =
        """
        {"number": 7, "status": "open", "contact_id": "", "issue_date": "31.01.2026", "due_date": 20260131,
         "sent_at": "yesterday", "currency": "usd", "private_note": ["x"],
         "lines": [{"quantity": "1", "unit_price": -1}, null, "line", {"quantity": 1e9999, "unit_price": 0.12345678901}]}""";
    problem(put("/invoices/i1", body), 422, "validation_failed")
        .body(
            "errors.field",
            containsInAnyOrder(
                "number",
                "status",
                "contact_id",
                "issue_date",
                "due_date",
                "sent_at",
                "currency",
                "private_note",
                "lines[0].quantity",
                "lines[0].unit_price",
                "lines[1]",
                "lines[2]",
                "lines[3].quantity",
                "lines[3].unit_price"))
        .body("errors.message", hasItem("must be one of draft, sent, partially_paid, paid, void"))
        .body("errors.message", hasItem("must be a date such as 2026-01-31"));
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource({
    "number, 65",
    "contact_id, 65",
    "private_note, 4001",
    "customer_memo, 1001",
    "currency, 4"
  })
  void over_long_fields_are_named(String field, int length) {
    String body =
        INVOICE
            .replaceFirst("\\{", "{\"" + field + "\": \"x\", ")
            .replaceFirst("\"" + field + "\": \"x\", ", "")
            .replaceFirst("}$|}]}$", "}], \"" + field + "\": \"" + "x".repeat(length) + "\"}");
    problem(put("/invoices/i1", body), 422, "validation_failed")
        .body("errors.field", equalTo(List.of(field)));
  }

  @Test
  void an_invoice_has_1_to_500_lines() {
    String line = "{\"quantity\": 1, \"unit_price\": 1}";
    problem(put("/invoices/i1", INVOICE.replaceFirst("\\[.*]", "[]")), 422, "validation_failed")
        .body("errors.field", equalTo(List.of("lines")));
    problem(
            put(
                "/invoices/i1",
                INVOICE.replaceFirst("\\[.*]", "[" + (line + ",").repeat(500) + line + "]")),
            422,
            "validation_failed")
        .body("errors.field", equalTo(List.of("lines")));
    put("/invoices/i1", INVOICE.replaceFirst("\\[.*]", "[" + (line + ",").repeat(499) + line + "]"))
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë O'Brien \\\\ & Söhne \\\" <b>",
        "株式会社テスト",
        "😀😀😀",
        "Robert'); drop table record;--",
        "a:b\\tc\\nd",
        ""
      })
  void names_of_any_kind_are_kept_as_they_are(String name) {
    String body = "{\"display_name\": \"" + name + "\", \"email\": \"x' OR Active = true\"}";
    put("/contacts/c1", body).statusCode(201);
    put("/contacts/c1", body).statusCode(200);
    service().get("/api/v3/contacts/c1").then().body("email", equalTo("x' OR Active = true"));
  }

  @Test
  void a_name_of_10_000_characters_is_kept_and_a_longer_one_is_named() {
    put("/contacts/c1", "{\"display_name\": \"" + "n".repeat(10_000) + "\"}").statusCode(201);
    problem(
            put("/contacts/c2", "{\"display_name\": \"" + "n".repeat(10_001) + "\"}"),
            422,
            "validation_failed")
        .body("errors.field", equalTo(List.of("display_name")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\ud83d", "\\ude00b"})
  void text_that_no_database_keeps_unchanged_is_named(String name) {
    problem(put("/contacts/c1", "{\"display_name\": \"" + name + "\"}"), 422, "validation_failed")
        .body("errors.field", equalTo(List.of("display_name")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e9999",
        "1e999999999",
        "1e2147483647",
        "100e2147483647",
        "1e-2147483647",
        "0.01e-2147483640",
        "1000000000000",
        "0.00000000001",
        "-0.01",
        "\"5\"",
        "true"
      })
  void amounts_out_of_bounds_are_named(String amount) {
    String body =
        "{\"invoice_id\": \"i1\", \"amount\": %s, \"currency\": \"USD\", \"paid_on\": \"2026-01-31\"}"
            .formatted(amount);
    problem(put("/payments/p1", body), 422, "validation_failed")
        .body("errors.field", equalTo(List.of("amount")));
  }

  @Test
  void ids_of_the_address_are_1_to_64_characters() {
    problem(put("/contacts/" + "x".repeat(65), "{}"), 422, "validation_failed")
        .body("errors.field", equalTo(List.of("id")));
    problem(put("/contacts/a%00b", "{}"), 422, "validation_failed")
        .body("errors.field", equalTo(List.of("id")));
    put("/contacts/" + "x".repeat(64), "{}").statusCode(201);
  }

  @Test
  void a_body_over_the_limit_is_413() {
    problem(
        put("/contacts/c1", "{\"display_name\": \"" + "n".repeat(1024 * 1024) + "\"}"),
        413,
        "body_too_large");
  }

  @Test
  void a_body_of_another_type_is_415_and_another_method_is_405() {
    problem(
        service().contentType("text/xml").body("<a/>").put("/api/v3/contacts/c1").then(),
        415,
        "unsupported_media_type");
    problem(service().delete("/api/v3/contacts/c1").then(), 405, "method_not_allowed");
    problem(service().accept("text/xml").get("/api/v3/contacts/c1").then(), 406, "not_acceptable");
    problem(service().get("/api/v3/nonsense").then(), 404, "not_found");
  }

  @Test
  void a_refusal_says_nothing_of_how_we_are_built() {
    String answer = put("/invoices/i1", "{\"lines\": 7, \"number\": {}}").extract().asString();
    assertThat(answer).doesNotContain("com.taskip", "jackson", "java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void json_nested_too_deeply_is_refused_wherever_it_stands(String level) {
    String deep = level.repeat(100_000);
    problem(put("/invoices/i1", deep), 400, "malformed_json");
    problem(put("/invoices/i1", "{\"unknown\": " + deep), 400, "malformed_json");
    problem(put("/invoices/i1", "{\"lines\": " + deep), 400, "malformed_json");
    nothingIsStored();
  }

  private void nothingIsStored() {
    service().get("/api/v3/invoices/i1").then().statusCode(404);
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("type", equalTo("about:blank"))
        .body("title", not(containsString("null")))
        .body("detail", not(equalTo(null)));
  }

  private ValidatableResponse put(String path, String body) {
    return service()
        .contentType(ContentType.JSON)
        .body(body)
        .urlEncodingEnabled(false)
        .put("/api/v3" + path)
        .then();
  }

  private RequestSpecification service() {
    return RestAssured.given().auth().oauth2(Tokens.service(workspace));
  }
}
