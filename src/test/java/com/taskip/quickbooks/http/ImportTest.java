package com.taskip.quickbooks.http;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportTest {
  private final String workspace = Workspaces.fresh();

  @Test
  void records_of_every_kind_are_kept_and_the_same_again_is_unchanged() {
    String body =
        """
        {"type": "contact", "id": "c1", "display_name": "Žofie"}

        {"type": "invoice", "id": "i1", "number": "INV-1", "status": "sent", "contact_id": "c1", "currency": "EUR", "lines": [{"quantity": 1.10, "unit_price": 3}]}\r
        {"type": "payment", "id": "p1", "invoice_id": "i1", "amount": 3.30, "currency": "EUR", "paid_on": "2026-01-31"}
        {"type": "credit_memo", "id": "m1", "number": "CM-1", "contact_id": "c1", "currency": "EUR", "lines": [{"quantity": 1, "unit_price": 3}]}
        {"type": "refund", "id": "r1", "number": "R-1", "contact_id": "c1", "currency": "EUR", "lines": [{"quantity": 1, "unit_price": 3}]}""";
    imported(body)
        .body("accepted", equalTo(5))
        .body("unchanged", equalTo(0))
        .body("rejected", empty());
    imported(body.replace("1.10", "1.1"))
        .body("accepted", equalTo(0))
        .body("unchanged", equalTo(5));
    service().get("/api/v3/contacts/c1").then().body("display_name", equalTo("Žofie"));
    service()
        .get("/api/v3/invoices/i1")
        .then()
        .body("lines[0].quantity.toString()", equalTo("1.1"));
  }

  @Test
  void good_lines_are_kept_whatever_the_bad_ones_are() {
    String body =
        """
        {"type": "contact", "id": "c1"}
        not json
        {"type": "vendor", "id": "v1"}
        {"type": "invoice", "id": "i1", "number": ""}
        {"id": 7}
        []
        %s
        {"type": "contact", "id": "c2"}"""
            .formatted(
                "{\"type\": \"contact\", \"id\": \"c3\", \"display_name\": \""
                    + "n".repeat(2_000_000)
                    + "\"}");
    imported(body)
        .body("accepted", equalTo(2))
        .body("rejected.line", equalTo(List.of(2, 3, 4, 5, 6, 7)))
        .body("rejected[1].id", equalTo("v1"))
        .body("rejected[1].errors.field", equalTo(List.of("type")))
        .body("rejected[2].id", equalTo("i1"))
        .body("rejected[2].errors.field", hasItem("contact_id"))
        .body("rejected[3].errors.field", hasItem("type"))
        .body("rejected[3].errors.field", hasItem("id"))
        .body("rejected[5].errors.field", equalTo(List.of("display_name")));
    service().get("/api/v3/contacts/c2").then().statusCode(200);
  }

  @Test
  void the_last_line_of_a_record_wins() {
    imported(contact("c1", "First") + contact("c1", "Second") + contact("c1", "Second"))
        .body("accepted", equalTo(2))
        .body("unchanged", equalTo(1));
    service().get("/api/v3/contacts/c1").then().body("display_name", equalTo("Second"));
  }

  @Test
  void five_thousand_lines_are_kept_and_more_are_refused_whole() {
    String body = contacts(5_000);
    imported(body).body("accepted", equalTo(5_000));
    imported(body).body("unchanged", equalTo(5_000));
    post(body + contact("one-more", "x"))
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("too_many_lines"));
    service().get("/api/v3/contacts/one-more").then().statusCode(404);
  }

  @Test
  void an_import_may_weigh_4_mib_and_no_more() {
    String line = contact("c1", "n".repeat(9_000));
    String body = line.repeat(BodyLimit.IMPORT_BYTES / line.length());
    imported(body).body("rejected", empty());
    post(body + line).statusCode(413).body("code", equalTo("body_too_large"));
  }

  @Test
  void one_line_of_8_mib_is_refused_and_nothing_kept() {
    post(contact("c1", "x") + contact("c2", "n".repeat(2 * BodyLimit.IMPORT_BYTES)))
        .statusCode(413)
        .body("code", equalTo("body_too_large"));
    service().get("/api/v3/contacts/c1").then().statusCode(404);
  }

  @Test
  void a_line_that_is_nested_too_deeply_spoils_no_other() {
    imported(contact("c1", "x") + "{\"unknown\":".repeat(100_000) + "\n" + contact("c2", "y"))
        .body("accepted", equalTo(2))
        .body("rejected.line", equalTo(List.of(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-ndjson",
        "application/json",
        "text/plain",
        "text/plain; charset=utf-8"
      })
  void the_usual_names_of_the_type_are_taken(String type) {
    service()
        .contentType(type)
        .body(contact("c1", "x").getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then()
        .statusCode(200);
  }

  @Test
  void an_empty_import_imports_nothing() {
    imported("\n\n")
        .body("accepted", equalTo(0))
        .body("unchanged", equalTo(0))
        .body("rejected", empty());
  }

  private static String contacts(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> contact("c" + n, "Contact " + n))
        .collect(Collectors.joining());
  }

  private static String contact(String id, String name) {
    return "{\"type\": \"contact\", \"id\": \"%s\", \"display_name\": \"%s\"}\n"
        .formatted(id, name);
  }

  private ValidatableResponse imported(String body) {
    return post(body).statusCode(200);
  }

  private ValidatableResponse post(String body) {
    return service()
        .contentType("application/x-ndjson")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then();
  }

  private RequestSpecification service() {
    return RestAssured.given().auth().oauth2(Tokens.service(workspace));
  }
}
