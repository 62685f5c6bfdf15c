package com.taskip.quickbooks.testing;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Connects workspaces to the simulator's companies as a person does, through the doors. A company
 * belongs to one workspace only, so whoever had it before is disconnected first.
 */
@ApplicationScoped
public class Companies {

  private static final String DOOR = "/api/v3/integrations/quickbooks";

  private final QuickBooksSimulator simulator;
  private final Map<String, String> owners = new HashMap<>();

  Companies(QuickBooksSimulator simulator) {
    this.simulator = simulator;
  }

  /** A fresh workspace connected to the simulator's first company. */
  public ConnectedWorkspace connect() {
    return connect(Workspaces.fresh(), simulator.realms().getFirst());
  }

  /** This workspace connected to that company. */
  public ConnectedWorkspace connect(String workspaceId, String realmId) {
    String before = owners.put(realmId, workspaceId);
    if (before != null && !before.equals(workspaceId)) {
      as(before).post(DOOR + "/disconnect").then().statusCode(200);
    }
    String asked =
        as(workspaceId)
            .post(DOOR + "/connect")
            .then()
            .statusCode(200)
            .extract()
            .path("authorization_url");
    callback(workspaceId, simulator.authorize(asked, realmId)).statusCode(200);
    return new ConnectedWorkspace(workspaceId, realmId, simulator.company(realmId));
  }

  /** Posts to {@code /callback} what Intuit sent the browser back with. */
  public ValidatableResponse callback(String workspaceId, String sentBackTo) {
    Map<String, String> said =
        Arrays.stream(URI.create(sentBackTo).getRawQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return as(workspaceId).body(said).post(DOOR + "/callback").then();
  }

  private static RequestSpecification as(String workspaceId) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.administrator(workspaceId))
        .contentType(ContentType.JSON);
  }
}
