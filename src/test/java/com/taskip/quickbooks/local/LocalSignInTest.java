package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LocalSignInTest {

  @Inject JWTParser tokens;

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
  void start_page_says_what_to_open() {
    RestAssured.get("/").then().statusCode(200).body(containsString("Connect to QuickBooks"));
  }

  @Test
  void document_of_the_api_does_not_list_local_doors() {
    assertThat(RestAssured.get("/q/openapi").asString()).doesNotContain("/local/token");
  }
}
