package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.LambdaEvents.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LocalSignInTest {

  @Inject JWTParser tokens;
  @Inject QuickBooksSimulator simulator;

  @Test
  void person_is_signed_in_with_the_chosen_workspace_and_group() throws ParseException {
    String token =
        RestAssured.given()
            .contentType(ContentType.JSON)
            .body("{\"workspace_id\":\"acme\",\"user_id\":\"ada\",\"group\":\"manager\"}")
            .post("/local/token")
            .then()
            .statusCode(200)
            .extract()
            .path("token");

    JsonWebToken read = tokens.parse(token);
    assertThat(read.getSubject()).isEqualTo("ada");
    assertThat(read.getGroups()).containsExactly("manager");
    assertThat(read.<String>getClaim("workspace_id")).isEqualTo("acme");
  }

  @Test
  void every_missing_member_is_named() {
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/local/token")
        .then()
        .statusCode(422)
        .body("errors.field", hasItems("workspace_id", "user_id", "group"));
  }

  @Test
  void caller_on_another_machine_is_not_signed_in() throws JsonProcessingException {
    JsonPath event = JsonPath.from(LambdaEvents.recorded("http-get"));
    Map<String, Object> elsewhere = new HashMap<>(event.<String, Object>getMap(""));
    elsewhere.put("rawPath", "/local/token");
    elsewhere.put("headers", Map.of("content-type", "application/json"));
    elsewhere.put("body", "{\"workspace_id\":\"acme\",\"user_id\":\"ada\",\"group\":\"manager\"}");
    String sourceIp = event.getString("requestContext.http.sourceIp");
    elsewhere.put("requestContext", Map.of("http", Map.of("method", "POST", "sourceIp", sourceIp)));

    Answer answer = LambdaEvents.invoke(new ObjectMapper().writeValueAsString(elsewhere));
    assertThat(answer.body().getInt("statusCode")).isEqualTo(404);
  }

  @Test
  void start_page_says_what_to_open() {
    RestAssured.get("/")
        .then()
        .statusCode(200)
        .body(containsString("Play Taskip"))
        .body(containsString("data-quickbooks=\"http://localhost:" + simulator.port() + "\""));
    RestAssured.get("/local/play.js")
        .then()
        .statusCode(200)
        .body(containsString("/settings/integrations/quickbooks"));
  }

  @Test
  void document_of_the_api_does_not_list_local_doors() {
    assertThat(RestAssured.get("/q/openapi").asString()).doesNotContain("/local/token");
  }
}
