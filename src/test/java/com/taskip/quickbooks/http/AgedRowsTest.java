package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import com.taskip.quickbooks.testing.YearsPass;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that have left the ledger for the place where they are only looked at. */
@QuarkusTest
class AgedRowsTest {
  private static final String LOGS = "/api/v3/integrations/quickbooks/sync-logs";
  private static final String SKIPPED_FOR_GOOD =
      "{\"code\": \"paid_in_quickbooks\", \"message\": \"Paid there.\", \"help\": \"Nothing to do.\"}";

  private static final List<String> FILTERS =
      List.of(
          "entity=invoice",
          "action=update",
          "direction=push",
          "status=failed",
          "status=skipped",
          "entity_id=few1",
          "from=2024-01-02T00:05:00Z",
          "to=2024-01-02T00:20:00Z");

  /** The first rows are of two records that failed, and went through or were left alone since. */
  private static final String OF_FEW_RECORDS =
      """
      update job set entity_id = 'few' || ascii(substr(entity_id, 2)) % 2,
        error = case status when 'skipped' then cast(? as jsonb) else error end,
        warning = case status when 'success' then '{"code": "total_differs", "message": "By a cent."}'::jsonb end
      where workspace_id = ? and status <> 'pending' and created_at < timestamptz '2026-01-01 00:16:00Z'
      """;

  @Inject SyncRows rows;
  @Inject YearsPass years;

  private final String workspace = Workspaces.fresh();

  @Test
  void sync_health_shows_a_row_that_has_aged_just_as_it_did_before() throws SQLException {
    List<UUID> ids = rowsOfEverySort();
    years.over(workspace);
    List<String> before = allThatIsShown();
    int aged = years.ticks(workspace);
    assertThat(aged).isBetween(8, ids.size() - 8);
    assertThat(allThatIsShown()).isEqualTo(before);
  }

  @Test
  void what_retry_says_of_a_closed_row_it_says_of_an_aged_one() throws SQLException {
    UUID done = rows.add(workspace, 1, "contact", "success", 1);
    years.over(workspace);
    String id = ids().getFirst();
    String before = retry(id).then().statusCode(409).extract().asString();
    assertThat(years.ticks(workspace)).isEqualTo(1);
    assertThat(retry(id).then().statusCode(409).extract().asString()).isEqualTo(before);
    caller(workspace)
        .contentType(ContentType.JSON)
        .body("{\"ids\": [\"%s\", \"%s\"]}".formatted(id, done))
        .post(LOGS + "/retry")
        .then()
        .body("refused.code", equalTo(List.of("not_failed", "not_found")));
  }

  @Test
  void a_failed_row_ages_once_its_record_went_through_and_is_not_retried_any_more()
      throws SQLException {
    rows.add(workspace, 1, "contact", "failed", 1);
    rows.add(workspace, 2, "contact", "failed", 5);
    years.over(workspace);
    assertThat(years.ticks(workspace)).isZero();
    List<String> failed = ids();

    years.update("update job set entity_id = 'c' where workspace_id = ?", workspace);
    rows.add(workspace, 3, "contact", "success", 1);
    years.update("update job set entity_id = 'c' where workspace_id = ?", workspace);
    assertThat(years.ticks(workspace)).isEqualTo(2);
    retry(failed.get(0)).then().statusCode(409).body("code", equalTo("attempts_exhausted"));
    retry(failed.get(1)).then().statusCode(409).body("code", equalTo("not_failed"));
  }

  @Test
  void what_went_through_does_not_age_before_what_failed_before_it() throws SQLException {
    rows.add(workspace, 1, "contact", "failed", 1);
    rows.add(workspace, 2, "contact", "success", 1);
    years.update("update job set entity_id = 'c' where workspace_id = ?", workspace);
    years.over(workspace);
    // It was tried again lately, in vain.
    years.update(
        "update job set attempted_at = now() where workspace_id = ? and status = 'failed'",
        workspace);
    assertThat(years.ticks(workspace)).isZero();
  }

  @Test
  void nobody_sees_the_aged_rows_of_another_workspace() throws SQLException {
    rows.add(workspace, 1, "contact", "success", 1);
    years.over(workspace);
    String id = ids().getFirst();
    assertThat(years.ticks(workspace)).isEqualTo(1);
    String foreign = Workspaces.fresh();
    caller(foreign).get(LOGS).then().body("data", hasSize(0));
    caller(foreign).get(LOGS + "?entity_id=c1").then().body("data", hasSize(0));
    caller(foreign).get(LOGS + "/" + id).then().statusCode(404);
    caller(foreign).post(LOGS + "/" + id + "/retry").then().statusCode(404);
  }

  @Test
  void what_somebody_may_still_need_stays_in_the_ledger() throws SQLException {
    for (int n = 1; n <= 5; n++) {
      rows.add(workspace, n, "contact", n == 4 ? "pending" : "success", 1);
    }
    years.over(workspace);
    String needed = "update job set %s where workspace_id = ? and entity_id = ?";
    years.update(needed.formatted("outgoing_id = gen_random_uuid()"), workspace, "c1");
    years.update(needed.formatted("lease_id = gen_random_uuid()"), workspace, "c2");
    years.update(
        """
        insert into notice (id, workspace_id, job_id, body, given_up, created_at, due_at, woken_at)
        select gen_random_uuid(), workspace_id, id, '{}', true, now(), now(), now() from job
        where workspace_id = ? and entity_id = 'c3'
        """,
        workspace);
    years.update(needed.formatted("attempted_at = now()"), workspace, "c5");
    assertThat(years.ticks(workspace)).isZero();
    years.update("delete from notice where workspace_id = ?", workspace);
    assertThat(years.ticks(workspace)).isEqualTo(1);
  }

  @Test
  void a_tick_looks_at_a_page_and_the_next_one_goes_on_there_and_then_an_hour_is_quiet()
      throws SQLException {
    years.update(
        """
        insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status,
                         attempts, created_at, attempted_at, due_at, woken_at)
        select cast('00000' || lpad(to_hex(n), 7, '0') || '7000' || '8' || substr(md5(? || n), 1, 15) as uuid),
               ?, 'r1', 'contact', 'c' || n, 'Acme', 'create', 'push', 'success', 1, at, at, at, at
        from generate_series(1, 6000) n, (select timestamptz '1970-01-01 00:00:00Z' as at) long_ago
        """,
        workspace,
        workspace);
    years.update(
        "update ageing set reached = '00000000-0000-0000-0000-000000000000', next_at = now()");
    LambdaEvents.sweep();
    assertThat(years.aged(workspace)).isEqualTo(5000);
    LambdaEvents.sweep();
    assertThat(years.aged(workspace)).isEqualTo(6000);

    rows.add(workspace, 1, "contact", "success", 1);
    years.over(workspace);
    LambdaEvents.sweep();
    assertThat(years.aged(workspace)).isEqualTo(6000);
    years.update("update ageing set next_at = next_at - interval '1 hour'");
    LambdaEvents.sweep();
    assertThat(years.aged(workspace)).isEqualTo(6001);
  }

  private List<UUID> rowsOfEverySort() throws SQLException {
    List<UUID> all = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      String entity = n % 2 == 0 ? "contact" : "invoice";
      String action = n % 3 == 0 ? "create" : n % 3 == 1 ? "update" : "pull_payment";
      String direction = action.startsWith("pull") ? "pull" : "push";
      String status = List.of("failed", "success", "skipped", "pending").get(n / 2 % 4);
      all.add(rows.add(workspace, n, entity, action, direction, status, 1));
    }
    years.update(OF_FEW_RECORDS, SKIPPED_FOR_GOOD, workspace);
    return all;
  }

  /** All pages, of every filter alone and with every other; and rows alone. */
  private List<String> allThatIsShown() {
    List<String> shown = new ArrayList<>(pages("?limit=4"));
    for (int i = 0; i < FILTERS.size(); i++) {
      shown.addAll(pages("?limit=4&" + FILTERS.get(i)));
      for (int other = i + 1; other < FILTERS.size(); other++) {
        shown.addAll(pages("?limit=200&" + FILTERS.get(i) + "&" + FILTERS.get(other)));
      }
    }
    for (String id : ids().subList(24, 36)) {
      shown.add(caller(workspace).get(LOGS + "/" + id).then().extract().asString());
    }
    return shown;
  }

  private List<String> pages(String query) {
    List<String> pages = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      String page = caller(workspace).get(LOGS + query + "&cursor=" + cursor).asString();
      pages.add(query + page);
      cursor = JsonPath.from(page).getString("next_cursor");
    }
    return pages;
  }

  /** Newest first. */
  private List<String> ids() {
    return caller(workspace).get(LOGS + "?limit=200").jsonPath().getList("data.id");
  }

  private Response retry(String id) {
    return caller(workspace).post(LOGS + "/" + id + "/retry");
  }

  private static RequestSpecification caller(String workspace) {
    return RestAssured.given().auth().oauth2(Tokens.administrator(workspace));
  }
}
