package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.taskip.quickbooks.http.Contract.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OpenApiTest {

  @Test
  void serves_the_contracts_routes_and_no_others() {
    List<String> promised =
        Contract.routes().stream().filter(route -> !route.later()).map(Route::name).toList();

    assertThat(servedRoutes())
        .as("routes marked 'later' in contract-routes.txt are not there yet; all others are")
        .containsExactlyInAnyOrderElementsOf(promised);
  }

  @Test
  void is_public_and_says_how_to_sign_in() {
    RestAssured.get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("info.title", equalTo("Taskip QuickBooks"))
        .body("components.securitySchemes.token.scheme", equalTo("bearer"));
  }

  @Test
  void names_members_as_the_contract_does() {
    JsonPath document = document();
    assertThat(members(document, "Contact"))
        .containsExactlyInAnyOrder("display_name", "email", "phone", "billing_address", "currency");
    assertThat(members(document, "Address"))
        .containsExactlyInAnyOrder("line1", "line2", "city", "region", "postal_code", "country");
    assertThat(members(document, "Invoice"))
        .containsExactlyInAnyOrder(
            "number",
            "status",
            "contact_id",
            "issue_date",
            "due_date",
            "sent_at",
            "currency",
            "lines",
            "private_note",
            "customer_memo");
    assertThat(members(document, "Line"))
        .containsExactlyInAnyOrder(
            "id", "description", "quantity", "unit_price", "category", "tax_id");
    assertThat(members(document, "Payment"))
        .containsExactlyInAnyOrder(
            "invoice_id", "amount", "currency", "paid_on", "method", "reference");
    assertThat(members(document, "RecordAnswerInvoice"))
        .contains("id", "quickbooks", "contact_id", "sent_at");
    assertThat(members(document, "SyncRow"))
        .containsExactlyInAnyOrder(
            "id",
            "entity",
            "entity_id",
            "entity_name",
            "action",
            "direction",
            "status",
            "retries",
            "error",
            "warning",
            "quickbooks_id",
            "created_at",
            "attempted_at");
    assertThat(members(document, "RunView"))
        .containsExactlyInAnyOrder(
            "id",
            "entity",
            "status",
            "total",
            "succeeded",
            "failed",
            "skipped",
            "started_at",
            "finished_at");
  }

  @ParameterizedTest
  @CsvSource({
    "CreditMemo, number contact_id invoice_id issue_date currency lines private_note customer_memo",
    "Refund, number contact_id invoice_id payment_id issue_date currency lines reason",
    "RecordAnswerCreditMemo, id quickbooks",
    "View, id doc_number synced_at status",
    "Authorization, authorization_url state expires_at",
    "ConnectionAnswer, status status_code realm_id company_name environment connected_at connected_by last_error warnings ready",
    "Ready, contacts invoices payments",
    "SyncSettings, invoice_number_strategy default_item_id default_tax_code_id default_deposit_account_id ar_account_id tax_mappings item_mappings minor_version",
    "Choice, id name type active",
    "SyncLogPage, data next_cursor",
    "SyncError, code message quickbooks_code intuit_tid help",
    "SyncWarning, code message",
    "RetryResult, queued refused",
    "RefusedRetry, id code",
    "ImportAnswer, accepted unchanged rejected",
    "Rejected, line id errors",
    "FieldError, field message",
    "Problem, type title status detail code errors"
  })
  void lists_every_member_that_the_contract_promises(String schema, String promised) {
    assertThat(members(document(), schema)).contains(promised.split(" "));
  }

  @Test
  void says_of_every_route_that_problems_are_problem_documents() {
    Map<String, Map<String, Map<String, Object>>> paths = document().getMap("paths");
    paths.forEach(
        (path, operations) -> {
          if (path.startsWith("/api/")) {
            operations.forEach(
                (method, operation) ->
                    assertThat(operation.get("responses").toString())
                        .as(method + " " + path)
                        .contains("401=", "default=", Problem.MEDIA_TYPE));
          }
        });
  }

  @Test
  void says_what_quickbooks_makes_of_the_minor_version() {
    assertThat(
            document().getMap("paths").get("/api/v3/integrations/quickbooks/settings").toString())
        .containsPattern("minor_version.*at\\s+least 75");
  }

  @Test
  void health_is_public() {
    RestAssured.get("/q/health/live").then().statusCode(200).body("$", not(hasKey("code")));
  }

  /** Every route under {@code /api/} that the served document lists, as {@code GET /path}. */
  static List<String> servedRoutes() {
    Map<String, Map<String, Object>> paths = document().getMap("paths");
    return paths.entrySet().stream()
        .filter(path -> path.getKey().startsWith("/api/"))
        .flatMap(
            path ->
                path.getValue().keySet().stream()
                    .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .toList();
  }

  private static JsonPath document() {
    return RestAssured.get("/q/openapi?format=json").jsonPath();
  }

  private static Iterable<String> members(JsonPath document, String schema) {
    Map<String, Object> members = document.getMap("components.schemas." + schema + ".properties");
    return members.keySet();
  }
}
