package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SyncLogRowsTest {
  private static final String LOGS = "/api/v3/integrations/quickbooks/sync-logs";

  @Inject SyncRows rows;

  private final String workspace = Workspaces.fresh();

  @Test
  void a_row_says_what_was_attempted_and_what_to_do() throws SQLException {
    UUID id = rows.add(workspace, 1, "contact", "failed", 2);
    list("")
        .body("data", hasSize(1))
        .body("data[0].id", equalTo(id.toString()))
        .body("data[0].entity", equalTo("contact"))
        .body("data[0].entity_id", equalTo("c1"))
        .body("data[0].entity_name", equalTo("Acme"))
        .body("data[0].action", equalTo("create"))
        .body("data[0].direction", equalTo("push"))
        .body("data[0].status", equalTo("failed"))
        .body("data[0].retries", equalTo(2))
        .body("data[0].error.quickbooks_code", equalTo("6240"))
        .body("data[0].error.help", equalTo("Rename."))
        .body("data[0].error", hasKey("intuit_tid"))
        .body("data[0].warning", nullValue())
        .body("data[0].created_at", equalTo("2026-01-01T00:01:00Z"));
  }

  @Test
  void pages_hold_every_row_once_newest_first() throws SQLException {
    List<String> newestFirst = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      newestFirst.addFirst(rows.add(workspace, n, "contact", "success", 1).toString());
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page = list("?limit=3&cursor=" + cursor).extract().jsonPath();
      seen.addAll(page.getList("data.id"));
      cursor = page.getString("next_cursor");
    }
    assertThat(seen).isEqualTo(newestFirst);
  }

  @Test
  void rows_that_arrive_between_two_pages_shift_nothing() throws SQLException {
    List<String> newestFirst = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      newestFirst.addFirst(rows.add(workspace, n, "contact", "failed", 1).toString());
    }
    JsonPath first = list("?limit=2&status=failed").extract().jsonPath();
    rows.add(workspace, 9, "contact", "failed", 1);
    JsonPath second =
        list("?limit=2&status=failed&cursor=" + first.getString("next_cursor"))
            .body("next_cursor", nullValue())
            .extract()
            .jsonPath();
    List<String> seen = new ArrayList<>(first.getList("data.id"));
    seen.addAll(second.getList("data.id"));
    assertThat(seen).isEqualTo(newestFirst);
  }

  @ParameterizedTest
  @CsvSource({"limit=1, 1", "limit=200, 60", "limit=, 50"})
  void a_page_holds_as_many_rows_as_asked_for_and_50_when_nothing_is_asked(String query, int found)
      throws SQLException {
    for (int n = 0; n < 60; n++) {
      rows.add(workspace, n, "contact", "success", 1);
    }
    list("?" + query).body("data", hasSize(found));
  }

  @ParameterizedTest
  @CsvSource({
    "entity=invoice, 1",
    "status=failed, 1",
    "status=failed&entity=invoice, 0",
    "status=skipped&entity=invoice&entity_id=c3&action=create&direction=push, 1",
    "status=pending, 0",
    "direction=pull, 0",
    "entity_id=c2, 1",
    "action=create&direction=push, 3",
    "action=update, 0",
    "from=2026-01-01T00:02:00Z, 2",
    "to=2026-01-01T00:02:00Z, 1",
    "from=2026-01-01T00:02:00Z&to=2026-01-01T00:03:00Z, 1"
  })
  void filters_narrow(String query, int found) throws SQLException {
    rows.add(workspace, 1, "contact", "failed", 1);
    rows.add(workspace, 2, "contact", "success", 1);
    rows.add(workspace, 3, "invoice", "skipped", 0);
    list("?" + query).body("data", hasSize(found));
  }

  /** Every filter alone, with every other, and all together: 128 questions about 24 rows. */
  @Test
  void every_combination_of_filters_shows_what_passes_them_all() throws SQLException {
    List<Row> all = rowsOfEverySort();
    List<Map.Entry<String, Predicate<Row>>> filters =
        List.of(
            Map.entry("entity=invoice", row -> row.entity().equals("invoice")),
            Map.entry("action=update", row -> row.action().equals("update")),
            Map.entry("direction=push", row -> row.direction().equals("push")),
            Map.entry("status=failed", row -> row.status().equals("failed")),
            Map.entry("entity_id=c13", row -> row.n() == 13),
            Map.entry("from=2026-01-01T00:05:00Z", row -> row.n() >= 5),
            Map.entry("to=2026-01-01T00:20:00Z", row -> row.n() < 20));
    for (int chosen = 0; chosen < 1 << filters.size(); chosen++) {
      StringBuilder query = new StringBuilder("?limit=200");
      Predicate<Row> passes = row -> true;
      for (int i = 0; i < filters.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          query.append('&').append(filters.get(i).getKey());
          passes = passes.and(filters.get(i).getValue());
        }
      }
      List<String> wanted = all.stream().filter(passes).map(Row::id).toList();
      assertThat(list(query.toString()).extract().jsonPath().getList("data.id", String.class))
          .as(query.toString())
          .isEqualTo(wanted);
    }
  }

  private record Row(
      int n, String id, String entity, String action, String direction, String status) {}

  /** Newest first. */
  private List<Row> rowsOfEverySort() throws SQLException {
    List<Row> all = new ArrayList<>();
    for (int n = 0; n < 24; n++) {
      String entity = n % 2 == 0 ? "contact" : "invoice";
      String action = n % 3 == 0 ? "create" : n % 3 == 1 ? "update" : "pull_payment";
      String direction = action.startsWith("pull") ? "pull" : "push";
      String status = List.of("failed", "success", "skipped", "pending").get(n / 2 % 4);
      String id = rows.add(workspace, n, entity, action, direction, status, 1).toString();
      all.addFirst(new Row(n, id, entity, action, direction, status));
    }
    return all;
  }

  @Test
  void a_failed_row_is_queued_again_and_no_other_is() throws SQLException {
    UUID failed = rows.add(workspace, 1, "contact", "failed", 1);
    UUID done = rows.add(workspace, 2, "contact", "success", 1);
    UUID tooOften = rows.add(workspace, 3, "contact", "failed", 5);

    retry(failed)
        .statusCode(202)
        .body("id", equalTo(failed.toString()))
        .body("status", equalTo("pending"));
    retry(done).statusCode(409).body("code", equalTo("not_failed"));
    retry(tooOften).statusCode(409).body("code", equalTo("attempts_exhausted"));
  }

  @Test
  void of_many_those_that_cannot_be_queued_are_named() throws SQLException {
    UUID failed = rows.add(workspace, 1, "contact", "failed", 1);
    UUID done = rows.add(workspace, 2, "contact", "success", 1);
    caller(workspace)
        .contentType(ContentType.JSON)
        .body("{\"ids\": [\"%s\", \"%s\"]}".formatted(failed, done))
        .post(LOGS + "/retry")
        .then()
        .statusCode(202)
        .body("queued", equalTo(1))
        .body("refused.id", equalTo(List.of(done.toString())))
        .body("refused.code", equalTo(List.of("not_failed")));
  }

  @Test
  void all_failed_rows_of_a_code_are_queued_again() throws SQLException {
    rows.add(workspace, 1, "contact", "failed", 1);
    rows.add(workspace, 2, "contact", "failed", 1);
    String body = "{\"status\": \"failed\", \"entity\": \"contact\", \"code\": \"duplicate_name\"}";
    caller(workspace)
        .contentType(ContentType.JSON)
        .body(body)
        .post(LOGS + "/retry")
        .then()
        .body("queued", equalTo(2));
  }

  @Test
  void of_all_failed_rows_those_that_were_attempted_too_often_are_named() throws SQLException {
    rows.add(workspace, 1, "contact", "failed", 4);
    UUID tooOften = rows.add(workspace, 2, "contact", "failed", 5);
    caller(workspace)
        .contentType(ContentType.JSON)
        .body("{\"status\": \"failed\"}")
        .post(LOGS + "/retry")
        .then()
        .statusCode(202)
        .body("queued", equalTo(1))
        .body("refused.id", equalTo(List.of(tooOften.toString())))
        .body("refused.code", equalTo(List.of("attempts_exhausted")));
  }

  @Test
  void of_many_the_rows_of_another_workspace_are_unknown() throws SQLException {
    UUID foreign = rows.add(Workspaces.fresh(), 1, "contact", "failed", 1);
    caller(workspace)
        .contentType(ContentType.JSON)
        .body("{\"ids\": [\"%s\"]}".formatted(foreign))
        .post(LOGS + "/retry")
        .then()
        .body("queued", equalTo(0))
        .body("refused.code", equalTo(List.of("not_found")));
  }

  @Test
  void another_workspace_neither_sees_nor_retries_a_row() throws SQLException {
    UUID failed = rows.add(workspace, 1, "contact", "failed", 1);
    String foreign = Workspaces.fresh();

    caller(foreign).get(LOGS).then().body("data", hasSize(0));
    caller(foreign).post(LOGS + "/" + failed + "/retry").then().statusCode(404);
    list("").body("data[0].status", equalTo("failed"));
  }

  private ValidatableResponse list(String query) {
    return caller(workspace).get(LOGS + query).then().statusCode(200);
  }

  private ValidatableResponse retry(UUID id) {
    return caller(workspace).post(LOGS + "/" + id + "/retry").then();
  }

  private static RequestSpecification caller(String workspace) {
    return RestAssured.given().auth().oauth2(Tokens.administrator(workspace));
  }
}
