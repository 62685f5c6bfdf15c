package com.taskip.quickbooks.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RecordsTest {
  private static final String LINES =
      """
      "lines": [{"id": "l1", "description": "Café ☕ O'Brien \\\\", "quantity": 1.50, "unit_price": 100.00,
                 "category": "design", "tax_id": "1"}]""";
  private static final String INVOICE =
      """
      {"number": "INV-1", "status": "sent", "contact_id": "c1", "issue_date": "2026-01-31",
       "due_date": "2026-02-28", "sent_at": "2026-01-31T10:00:00Z", "currency": "USD", %s,
       "private_note": null, "surprise": {"ignored": true}}"""
          .formatted(LINES);

  private final String workspace = Workspaces.fresh();

  @Test
  void a_new_record_is_created_and_given_back_as_it_was_put() {
    put("/invoices/i1", INVOICE)
        .statusCode(201)
        .body("id", equalTo("i1"))
        .body("number", equalTo("INV-1"))
        .body("status", equalTo("sent"))
        .body("due_date", equalTo("2026-02-28"))
        .body("sent_at", equalTo("2026-01-31T10:00:00Z"))
        .body("lines[0].description", equalTo("Café ☕ O'Brien \\"))
        .body("lines[0].quantity.toString()", equalTo("1.5"))
        .body("lines[0].unit_price.toString()", equalTo("100"))
        .body("private_note", nullValue())
        .body("quickbooks", nullValue());
    get("/invoices/i1").statusCode(200).body("contact_id", equalTo("c1"));
  }

  @Test
  void the_same_record_again_is_no_news() {
    put("/invoices/i1", INVOICE).statusCode(201);
    put("/invoices/i1", INVOICE.replace("100.00", "1e2")).statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/contacts/x     | {'display_name': 'Acme', 'billing_address': {'line1': '1 Road', 'postal_code': 'N1'}}",
        "/payments/x     | {'invoice_id': 'i1', 'amount': 12.30, 'currency': 'EUR', 'paid_on': '2026-02-01'}",
        "/credit-memos/x | {'number': 'CM-1', 'contact_id': 'c1', 'currency': 'JPY', LINES}",
        "/refunds/x      | {'number': 'R-1', 'contact_id': 'c1', 'payment_id': 'p', 'currency': 'GBP', LINES}"
      })
  void every_kind_of_record_is_kept(String path, String body) {
    String json = body.replace("LINES", LINES).replace('\'', '"').replace("O\"Brien", "O'Brien");
    put(path, json).statusCode(201);
    put(path, json).statusCode(200);
    get(path).statusCode(200).body("id", equalTo("x"));
  }

  @Test
  void a_record_that_never_came_is_not_found() {
    get("/contacts/nobody")
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("not_found"));
  }

  private ValidatableResponse put(String path, String body) {
    return service().contentType(ContentType.JSON).body(body).put("/api/v3" + path).then();
  }

  private ValidatableResponse get(String path) {
    return service().get("/api/v3" + path).then();
  }

  private RequestSpecification service() {
    return RestAssured.given().auth().oauth2(Tokens.service(workspace));
  }
}
