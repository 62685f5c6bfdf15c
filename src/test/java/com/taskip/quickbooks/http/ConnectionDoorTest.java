package com.taskip.quickbooks.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the connection's doors say before Intuit has a word in it. */
@QuarkusTest
class ConnectionDoorTest {
  private static final String DOORS = "/api/v3/integrations/quickbooks";
  private static final String ADA = "ada";

  @Inject DataSource database;

  private final String workspace = Workspaces.fresh();

  @Test
  void workspace_that_was_never_connected_has_a_connection_that_says_so() {
    as(ADA)
        .get(DOORS)
        .then()
        .statusCode(200)
        .body("status", equalTo("disconnected"))
        .body("status_code", equalTo(0))
        .body("environment", equalTo("sandbox"))
        .body("realm_id", nullValue())
        .body("company_name", nullValue())
        .body("connected_at", nullValue())
        .body("connected_by", nullValue())
        .body("last_error", nullValue())
        .body("ready.contacts", equalTo(false))
        .body("ready.invoices", equalTo(false))
        .body("ready.payments", equalTo(false))
        .body("warnings[0]", equalTo("Connect to QuickBooks before anything can sync"))
        .body("health.last_look_at", nullValue())
        .body("health.oldest_pending_at", nullValue())
        .body("health.dead_letters", equalTo(0))
        .body("size()", equalTo(11));
  }

  @Test
  void connection_is_found_with_and_without_a_slash_at_the_end() {
    as(ADA).get(DOORS + "/").then().statusCode(200).body("status", equalTo("disconnected"));
  }

  @Test
  void connect_answers_with_intuits_consent_page_and_a_state_that_lasts_ten_minutes() {
    JsonPath answer = begin(ADA);

    URI page = URI.create(answer.getString("authorization_url"));
    assertThat(page.getRawQuery())
        .contains("response_type=code")
        .contains("client_id=")
        .contains("scope=com.intuit.quickbooks.accounting+openid+profile&")
        .containsPattern("redirect_uri=http[^&]+quickbooks-oauth-redirect&")
        .contains("state=" + answer.getString("state"));
    assertThat(Instant.parse(answer.getString("expires_at")))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(9)), Instant.now().plus(Duration.ofMinutes(11)));
  }

  @Test
  void each_connect_has_a_state_of_its_own() {
    assertThat(begin(ADA).getString("state")).isNotEqualTo(begin(ADA).getString("state"));
  }

  @Test
  void state_itself_is_not_kept() throws SQLException {
    String state = begin(ADA).getString("state");

    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select 1 from oauth_state where position(cast(? as bytea) in state_hash) > 0")) {
      select.setString(1, state);
      assertThat(select.executeQuery().next()).isFalse();
    }
  }

  @Test
  void callback_without_realm_id_says_so_in_the_words_of_the_product() {
    String state = begin(ADA).getString("state");

    callback(ADA, Map.of("code", "a-code", "state", state))
        .statusCode(422)
        .body("code", equalTo("missing_realm_id"))
        .body("detail", equalTo("Missing realmId from QuickBooks"));
    callback(ADA, Map.of("code", "a-code", "state", state, "realm_id", "123"))
        .body("code", equalTo("missing_realm_id"));
  }

  @Test
  void callback_without_a_code_or_with_an_impossible_company_names_the_field() {
    String state = begin(ADA).getString("state");

    callback(ADA, Map.of("state", state, "realmId", "123"))
        .statusCode(422)
        .body("errors.field", contains("code"));
    callback(ADA, Map.of("code", "a-code", "state", state, "realmId", "../123"))
        .statusCode(422)
        .body("errors.field", contains("realmId"));
  }

  @Test
  void unknown_state_is_refused() {
    callback(ADA, Map.of("code", "a-code", "state", "never-given", "realmId", "123"))
        .statusCode(422)
        .body("code", equalTo("invalid_state"));
    callback(ADA, Map.of("code", "a-code", "realmId", "123"))
        .statusCode(422)
        .body("code", equalTo("invalid_state"));
  }

  @Test
  void state_of_another_user_or_workspace_is_refused_and_stays_good_for_its_owner() {
    String state = begin(ADA).getString("state");
    Map<String, String> refusal = Map.of("error", "access_denied", "state", state);

    callback("eve", refusal).statusCode(422).body("code", equalTo("invalid_state"));
    given()
        .auth()
        .oauth2(Tokens.administrator(Workspaces.fresh()))
        .contentType("application/json")
        .body(refusal)
        .post(DOORS + "/callback")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_state"));
    callback(ADA, refusal).statusCode(422).body("code", equalTo("access_denied"));
  }

  @Test
  void refusal_at_intuit_uses_the_state_up() {
    String state = begin(ADA).getString("state");
    Map<String, String> refusal = Map.of("error", "access_denied", "state", state);

    callback(ADA, refusal).statusCode(422).body("code", equalTo("access_denied"));
    callback(ADA, refusal).statusCode(422).body("code", equalTo("invalid_state"));
  }

  @Test
  void state_over_ten_minutes_old_is_refused() throws SQLException {
    String state = begin(ADA).getString("state");
    try (Connection connection = database.getConnection();
        PreparedStatement age =
            connection.prepareStatement(
                "update oauth_state set expires_at = now() - interval '1 second'"
                    + " where workspace_id = ?")) {
      age.setString(1, workspace);
      assertThat(age.executeUpdate()).isEqualTo(1);
    }

    callback(ADA, Map.of("error", "access_denied", "state", state))
        .statusCode(422)
        .body("code", equalTo("invalid_state"));
  }

  @Test
  void disconnecting_what_is_not_connected_changes_nothing() {
    as(ADA)
        .post(DOORS + "/disconnect")
        .then()
        .statusCode(200)
        .body("status", equalTo("disconnected"));
  }

  @Test
  void look_ups_need_a_connection() {
    for (String list : new String[] {"/items", "/tax-codes", "/accounts?use=deposit"}) {
      as(ADA).get(DOORS + list).then().statusCode(409).body("code", equalTo("not_connected"));
    }
  }

  @Test
  void accounts_are_listed_for_a_known_use_only() {
    for (String use : new String[] {"", "?use=", "?use=DEPOSIT", "?use=everything"}) {
      as(ADA)
          .get(DOORS + "/accounts" + use)
          .then()
          .statusCode(422)
          .body("errors.field", contains("use"));
    }
  }

  private JsonPath begin(String user) {
    return as(user).post(DOORS + "/connect").then().statusCode(200).extract().jsonPath();
  }

  private ValidatableResponse callback(String user, Map<String, String> body) {
    return as(user).contentType("application/json").body(body).post(DOORS + "/callback").then();
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(Tokens.of(workspace, user, "manager"));
  }
}
