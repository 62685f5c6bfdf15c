package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.taskip.quickbooks.http.Contract.Route;
import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may call what: every route that is served, with every sort of token. */
@QuarkusTest
class AccessTest {
  private static final List<String> GROUPS =
      List.of(Roles.ADMINISTRATOR, Roles.MANAGER, Roles.SERVICE, "member", "Administrator", "");

  private final String workspace = Workspaces.fresh();

  @TestFactory
  Stream<DynamicTest> every_route_opens_to_its_groups_only() {
    Map<String, Route> rules =
        Contract.routes().stream().collect(Collectors.toMap(Route::name, Function.identity()));
    return servedToCallers()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      assertThat(rules).as("a route needs a rule").containsKey(name);
                      opensOnlyTo(rules.get(name));
                    }));
  }

  private void opensOnlyTo(Route route) {
    for (String group : GROUPS) {
      Response answer = call(route.name(), Tokens.of(workspace, "u1", group));
      if (route.groups().contains(group)) {
        assertThat(answer.statusCode()).as(group).isNotIn(401, 403).isLessThan(500);
      } else {
        answer
            .then()
            .statusCode(403)
            .contentType(Problem.MEDIA_TYPE)
            .body("code", equalTo("forbidden"));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> no_route_opens_to_a_bad_token() throws Exception {
    Map<String, String> badTokens = BadTokens.all(workspace, Roles.SERVICE);
    return servedToCallers()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      unauthorized("none", call(name, null), "Bearer");
                      badTokens.forEach(
                          (why, token) ->
                              unauthorized(
                                  why, call(name, token), "Bearer error=\"invalid_token\""));
                    }));
  }

  @Test
  void a_workspace_sees_only_its_own_records() {
    String record = "/api/v3/contacts/c1";
    String contact = "{\"display_name\": \"Mine\"}";
    with(Tokens.service(workspace)).body(contact).put(record).then().statusCode(201);

    String foreign = Tokens.service(Workspaces.fresh());
    with(foreign).get(record).then().statusCode(404);
    with(foreign).body("{\"display_name\": \"Theirs\"}").put(record).then().statusCode(201);
    with(Tokens.service(workspace)).get(record).then().body("display_name", equalTo("Mine"));
  }

  /** Rows and runs of others: {@code SyncLogRowsTest}, {@code RunTest}. */
  @Test
  void no_kind_of_record_is_seen_from_another_workspace() {
    String records =
        """
        {"type": "contact", "id": "x", "display_name": "Mine"}
        {"type": "invoice", "id": "x", "number": "1", "status": "draft", "contact_id": "x", "currency": "EUR", "lines": [{"quantity": 1, "unit_price": 3}]}
        {"type": "payment", "id": "x", "invoice_id": "x", "amount": 3, "currency": "EUR", "paid_on": "2026-01-31"}
        {"type": "credit_memo", "id": "x", "number": "1", "contact_id": "x", "currency": "EUR", "lines": [{"quantity": 1, "unit_price": 3}]}
        {"type": "refund", "id": "x", "number": "1", "contact_id": "x", "currency": "EUR", "lines": [{"quantity": 1, "unit_price": 3}]}""";
    with(Tokens.service(workspace))
        .contentType("application/x-ndjson")
        .body(records.getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then()
        .body("accepted", equalTo(5));
    String foreign = Tokens.service(Workspaces.fresh());
    for (Route route : Contract.routes()) {
      if (route.name().startsWith("GET") && route.groups().contains(Roles.SERVICE)) {
        assertThat(call(route.name(), Tokens.service(workspace)).statusCode()).isEqualTo(200);
        assertThat(call(route.name(), foreign).statusCode()).as(route.name()).isEqualTo(404);
      }
    }
  }

  @Test
  void answers_are_kept_by_no_cache_and_framed_by_no_page() {
    with(Tokens.service(workspace))
        .get("/api/v3/contacts/nobody")
        .then()
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY");
  }

  private static Stream<String> servedToCallers() {
    List<String> open =
        Contract.routes().stream()
            .filter(route -> route.who().equals("public"))
            .map(Route::name)
            .toList();
    return OpenApiTest.servedRoutes().stream().filter(name -> !open.contains(name));
  }

  private static void unauthorized(String why, Response answer, String challenge) {
    assertThat(answer.statusCode()).as(why).isEqualTo(401);
    assertThat(answer.contentType()).as(why).isEqualTo(Problem.MEDIA_TYPE);
    assertThat(answer.header("WWW-Authenticate")).as(why).isEqualTo(challenge);
    assertThat(answer.jsonPath().getString("code")).as(why).isEqualTo("unauthorized");
  }

  private static Response call(String route, String token) {
    String[] methodAndPath = route.replace("{id}", "x").split(" ");
    return with(token).body("{}").request(methodAndPath[0], methodAndPath[1]);
  }

  private static RequestSpecification with(String token) {
    RequestSpecification request = RestAssured.given().contentType(ContentType.JSON);
    return token == null ? request : request.auth().oauth2(token);
  }
}
