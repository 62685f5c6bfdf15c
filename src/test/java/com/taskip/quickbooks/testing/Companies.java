package com.taskip.quickbooks.testing;

import com.taskip.quickbooks.local.simulator.Limits;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Connects workspaces to the simulator's companies as a person does, through the doors. A company
 * belongs to one workspace only, so whoever had it before is disconnected first.
 */
@ApplicationScoped
public class Companies {

  private static final String DOOR = "/api/v3/integrations/quickbooks";

  private final QuickBooksSimulator simulator;
  private final DataSource ledger;

  Companies(QuickBooksSimulator simulator, DataSource ledger) {
    this.simulator = simulator;
    this.ledger = ledger;
  }

  /**
   * A fresh workspace connected to the simulator's first company, whose minute is a fresh one too,
   * whatever other tests have sent in it; QuickBooks, whose minute that is not, does not count.
   */
  public ConnectedWorkspace connect() {
    String realmId = simulator.realms().getFirst();
    simulator.limit(realmId, Limits.NONE);
    update("delete from company_call where realm_id = ?", realmId);
    update("update company_budget set spread_to = null where realm_id = ?", realmId);
    return connect(Workspaces.fresh(), realmId);
  }

  private void update(String sql, String... values) {
    try (Connection connection = ledger.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setString(i + 1, values[i]);
      }
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As if so much had been sent to the company that its backlog's next batch is due then. */
  public void batchDueAt(String realmId, Instant due) {
    update(
        "insert into company_budget (realm_id, spread_to) values (?, cast(? as timestamptz))"
            + " on conflict (realm_id) do update set spread_to = excluded.spread_to",
        realmId,
        due.toString());
  }

  /** This workspace connected to that company. */
  public ConnectedWorkspace connect(String workspaceId, String realmId) {
    owner(realmId).filter(owner -> !owner.equals(workspaceId)).ifPresent(Companies::disconnect);
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

  /** Disconnects whoever has the company now; answers with its realm id. */
  public String free(String realmId) {
    owner(realmId).ifPresent(Companies::disconnect);
    return realmId;
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

  private Optional<String> owner(String realmId) {
    String sql = "select workspace_id from connection where realm_id = ? and status <> 0";
    try (Connection connection = ledger.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, realmId);
      ResultSet rows = select.executeQuery();
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void disconnect(String workspaceId) {
    as(workspaceId).post(DOOR + "/disconnect").then().statusCode(200);
  }

  private static RequestSpecification as(String workspaceId) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.administrator(workspaceId))
        .contentType(ContentType.JSON);
  }
}
