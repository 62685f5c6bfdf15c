package com.taskip.quickbooks.http.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings page as files: who may have them, how long they are kept, what they may do. */
@QuarkusTest
class PageTest {
  private static final String SETTINGS = "/settings/integrations/quickbooks";
  private static final String RETURN = "/quickbooks-oauth-redirect";
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+/v/[^\"]+)\"");

  @ConfigProperty(name = "SETTINGS_PAGE_EMBEDDED_BY")
  String frontEnd;

  @ParameterizedTest
  @ValueSource(strings = {SETTINGS, SETTINGS + "/", RETURN, RETURN + "?code=c&state=s&realmId=1"})
  void page_is_open_to_all_and_lets_in_nothing_of_others(String address) {
    given()
        .get(address)
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Cache-Control", "no-cache")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            allOf(
                startsWith("default-src 'none'; script-src 'self'; style-src 'self';"),
                containsString("require-trusted-types-for 'script'"),
                not(containsString("unsafe")),
                not(containsString("https:")),
                not(containsString("*"))))
        .body(not(containsString("{")));
  }

  @Test
  void only_the_configured_front_end_may_embed_the_settings_and_nobody_the_return_page() {
    assertThat(policy(SETTINGS)).contains("frame-ancestors " + frontEnd + ";");
    assertThat(policy(RETURN)).contains("frame-ancestors 'none';");
  }

  @ParameterizedTest
  @ValueSource(strings = {SETTINGS, RETURN})
  void every_file_that_a_page_names_is_there_and_kept_for_good(String address) {
    assertThat(files(address))
        .isNotEmpty()
        .allSatisfy(
            file ->
                given()
                    .get(file)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"))
                    .header("X-Content-Type-Options", "nosniff"));
  }

  @Test
  void file_of_another_release_is_served_but_not_kept() {
    given()
        .get(SETTINGS + "/v/0123456789abcdef/app.js")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store");
    given().get(SETTINGS + "/app.js").then().statusCode(200).header("Cache-Control", "no-cache");
  }

  @Test
  void script_that_another_one_needs_is_named_by_the_page() {
    Pattern needed = Pattern.compile("from '\\./([\\w.]+)'");
    List<String> named = files(SETTINGS);
    for (String file : named) {
      if (file.endsWith(".js")) {
        Matcher names = needed.matcher(given().get(file).asString());
        while (names.find()) {
          String name = names.group(1);
          assertThat(named).as(file).anyMatch(other -> other.endsWith("/" + name));
        }
      }
    }
  }

  @Test
  void what_is_not_there_is_a_problem_as_everywhere() {
    for (String address : List.of(SETTINGS + "/nothing.js", SETTINGS + "/v/../../pom.xml")) {
      given().get(address).then().statusCode(404).body("code", equalTo("not_found"));
    }
    given().post(SETTINGS).then().statusCode(405);
  }

  private static String policy(String address) {
    return given().get(address).header("Content-Security-Policy");
  }

  private static List<String> files(String address) {
    ValidatableResponse page = given().get(address).then().statusCode(200);
    return FILE.matcher(page.extract().asString()).results().map(found -> found.group(1)).toList();
  }
}
