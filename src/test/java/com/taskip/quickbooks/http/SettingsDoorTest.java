package com.taskip.quickbooks.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SettingsDoorTest {
  private static final String SETTINGS = "/api/v3/integrations/quickbooks/settings";

  private final String workspace = Workspaces.fresh();

  @Test
  void workspace_that_set_nothing_has_the_defaults() {
    given()
        .auth()
        .oauth2(Tokens.administrator(workspace))
        .get(SETTINGS)
        .then()
        .statusCode(200)
        .body("invoice_number_strategy", equalTo("taskip"))
        .body("minor_version", equalTo(70))
        .body("tax_mappings", anEmptyMap())
        .body("item_mappings", anEmptyMap())
        .body("default_item_id", nullValue())
        .body("default_tax_code_id", nullValue())
        .body("default_deposit_account_id", nullValue())
        .body("ar_account_id", nullValue())
        .body("size()", equalTo(8));
  }

  @Test
  void put_replaces_the_whole_document_and_a_missing_member_takes_its_default() {
    put("""
            {"invoice_number_strategy": "qbo", "default_item_id": "7", "minor_version": 75,
             "tax_mappings": {"1": "TAX"}, "item_mappings": {"design": "21"}, "colour": "ignored"}
            """)
        .statusCode(200)
        .body("invoice_number_strategy", equalTo("qbo"))
        .body("tax_mappings.'1'", equalTo("TAX"))
        .body("item_mappings.design", equalTo("21"));

    put("{\"default_deposit_account_id\": \"35\"}").statusCode(200);

    given()
        .auth()
        .oauth2(Tokens.administrator(workspace))
        .get(SETTINGS)
        .then()
        .body("default_deposit_account_id", equalTo("35"))
        .body("invoice_number_strategy", equalTo("taskip"))
        .body("minor_version", equalTo(70))
        .body("default_item_id", nullValue())
        .body("tax_mappings", anEmptyMap());
  }

  @Test
  void settings_of_another_workspace_stay_as_they_are() {
    put("{\"default_item_id\": \"7\"}").statusCode(200);

    given()
        .auth()
        .oauth2(Tokens.administrator(Workspaces.fresh()))
        .get(SETTINGS)
        .then()
        .body("default_item_id", nullValue());
  }

  @Test
  void every_bad_field_is_named_at_once_and_nothing_is_stored() {
    put("""
            {"invoice_number_strategy": "both", "default_item_id": 7, "default_tax_code_id": "",
             "minor_version": 1000, "tax_mappings": {"1": 10, "2": null, "3": "TAX"},
             "item_mappings": []}
            """)
        .statusCode(422)
        .body("code", equalTo("validation_failed"))
        .body(
            "errors.field",
            containsInAnyOrder(
                "invoice_number_strategy",
                "default_item_id",
                "default_tax_code_id",
                "minor_version",
                "tax_mappings.1",
                "tax_mappings.2",
                "item_mappings"));

    given()
        .auth()
        .oauth2(Tokens.administrator(workspace))
        .get(SETTINGS)
        .then()
        .body("invoice_number_strategy", equalTo("taskip"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 422",
    "1, 200",
    "999, 200",
    "1000, 422",
    "70.5, 422",
    "'\"70\"', 422",
    "-1, 422",
    "3000000000, 422",
    "-3000000000, 422",
    "1e300, 422"
  })
  void minor_version_is_a_whole_number_from_1_to_999(String sent, int status) {
    put("{\"minor_version\": " + sent + "}").statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "'{', 400", "'[]', 422", "'\"text\"', 422"})
  void body_that_is_no_json_object_is_refused(String body, int status) {
    put(body).statusCode(status);
  }

  private ValidatableResponse put(String body) {
    return given()
        .auth()
        .oauth2(Tokens.administrator(workspace))
        .contentType("application/json")
        .body(body)
        .put(SETTINGS)
        .then();
  }
}
