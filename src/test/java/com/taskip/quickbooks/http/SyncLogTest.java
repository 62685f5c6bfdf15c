package com.taskip.quickbooks.http;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SyncLogTest {
  private static final String LOGS = "/api/v3/integrations/quickbooks/sync-logs";

  private final String workspace = Workspaces.fresh();

  @Test
  void a_workspace_in_which_nothing_was_attempted_has_no_rows() {
    list("").statusCode(200).body("data", empty()).body("next_cursor", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entity=credit_memo&action=pull_payment&direction=pull&status=skipped&entity_id=i1",
        "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00.5Z&limit=200",
        "entity=&status=&cursor="
      })
  void good_filters_are_taken(String query) {
    list("?" + query).statusCode(200).body("data", empty());
  }

  @Test
  void every_bad_filter_is_named_at_once() {
    list("?entity=vendor&action=delete&direction=both&status=green&entity_id=%00&from=yesterday"
            + "&to=2026-01-01&limit=201&cursor=next")
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body(
            "errors.field",
            containsInAnyOrder(
                "entity",
                "action",
                "direction",
                "status",
                "entity_id",
                "from",
                "to",
                "limit",
                "cursor"))
        .body(
            "errors.message",
            hasItems(
                "must be one of contact, invoice, payment, credit_memo, refund",
                "must be a number from 1 to 200"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "many", "99999999999"})
  void a_limit_is_a_number_from_1_to_200(String limit) {
    list("?limit=" + limit).statusCode(422).body("errors.field", equalTo(List.of("limit")));
  }

  @Test
  void an_unknown_row_cannot_be_retried() {
    for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
      caller()
          .post(LOGS + "/" + id + "/retry")
          .then()
          .statusCode(404)
          .body("code", equalTo("not_found"));
    }
  }

  @Test
  void of_many_the_unknown_ones_are_named() {
    retry("{\"ids\": [\"nonsense\", \"nonsense\"]}")
        .statusCode(202)
        .body("queued", equalTo(0))
        .body("refused.id", equalTo(List.of("nonsense")))
        .body("refused.code", equalTo(List.of("not_found")));
    retry("{\"status\": \"failed\", \"entity\": \"invoice\", \"code\": \"6140\"}")
        .statusCode(202)
        .body("queued", equalTo(0))
        .body("refused", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                    | ids",
        "{'ids': [], 'status': null}           | ids",
        "{'ids': ['a'], 'status': 'failed'}    | ids",
        "{'ids': 'a'}                          | ids",
        "{'ids': [7]}                          | ids[0]",
        "{'ids': [null]}                       | ids[0]",
        "{'ids': ['']}                         | ids[0]",
        "{'status': 'failed', 'code': ''}      | code",
        "{'entity': 'invoice'}                 | ids",
        "{'status': 'pending'}                 | status",
        "{'status': 'failed', 'entity': 'car'} | entity"
      })
  void a_retry_of_many_says_which(String body, String field) {
    retry(body.replace('\'', '"')).statusCode(422).body("errors.field", equalTo(List.of(field)));
  }

  private ValidatableResponse list(String query) {
    return caller().urlEncodingEnabled(false).get(LOGS + query).then();
  }

  private ValidatableResponse retry(String body) {
    return caller().contentType(ContentType.JSON).body(body).post(LOGS + "/retry").then();
  }

  private RequestSpecification caller() {
    return RestAssured.given().auth().oauth2(Tokens.administrator(workspace));
  }
}
