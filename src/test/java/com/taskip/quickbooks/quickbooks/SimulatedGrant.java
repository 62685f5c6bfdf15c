package com.taskip.quickbooks.quickbooks;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.Map;

/** A person has connected the app to one of the simulator's companies. */
final class SimulatedGrant implements TokenSource {
  private static final String REDIRECT = "http://localhost:8080/quickbooks-oauth-redirect";

  private final QuickBooksSimulator simulator;
  private String access;
  private String refresh;

  SimulatedGrant(QuickBooksSimulator simulator, String realmId) {
    this.simulator = simulator;
    String back =
        simulator.authorize(
            simulator.url()
                + "/connect/oauth2?response_type=code&client_id=simulator-client&state=s"
                + "&scope=com.intuit.quickbooks.accounting&redirect_uri="
                + REDIRECT,
            realmId);
    String code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
    exchange(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT));
  }

  @Override
  public String current() {
    return access;
  }

  @Override
  public synchronized String renewed(String refused) {
    if (refused.equals(access)) {
      exchange(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
    }
    return access;
  }

  private void exchange(Map<String, String> form) {
    JsonPath answer =
        RestAssured.given()
            .auth()
            .preemptive()
            .basic("simulator-client", "simulator-secret")
            .formParams(form)
            .post(simulator.url() + "/oauth2/v1/tokens/bearer")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    access = answer.getString("access_token");
    refresh = answer.getString("refresh_token");
  }
}
