package com.taskip.quickbooks.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way into a company and out again, with Intuit played by the simulator. */
@QuarkusTest
class ConnectingTest {
  private static final String DOORS = "/api/v3/integrations/quickbooks";

  @Inject Companies companies;
  @Inject Connections connections;
  @Inject QuickBooksSimulator simulator;

  private final String workspace = Workspaces.fresh();

  @AfterEach
  void noFaultIsLeftOver() {
    simulator.faults().clear();
  }

  @Test
  void person_who_comes_back_from_intuit_is_connected_to_the_chosen_company() {
    Instant before = Instant.now();
    ConnectedWorkspace connected = companies.connect();

    String connectedAt =
        connected
            .administrator()
            .get(DOORS)
            .then()
            .statusCode(200)
            .body("status", equalTo("connected"))
            .body("status_code", equalTo(1))
            .body("realm_id", equalTo(connected.realmId()))
            .body("company_name", startsWith("Northwind Traders"))
            .body("environment", equalTo("sandbox"))
            .body("connected_by", equalTo("ada"))
            .body("last_error", nullValue())
            .body("ready.contacts", equalTo(true))
            .body("ready.invoices", equalTo(false))
            .body("warnings", hasItem("Set a Default Item before invoices can sync"))
            .extract()
            .path("connected_at");
    assertThat(Instant.parse(connectedAt)).isAfterOrEqualTo(before.minusSeconds(1));
  }

  @Test
  void connected_workspace_does_not_connect_again() {
    ConnectedWorkspace connected = companies.connect();

    connected
        .administrator()
        .post(DOORS + "/connect")
        .then()
        .statusCode(409)
        .body("code", equalTo("already_connected"));
  }

  @Test
  void second_company_is_refused_even_when_its_sign_in_began_before_the_first_was_connected() {
    String otherPage = page(workspace);
    companies.connect(workspace, realm(0));

    companies
        .callback(workspace, simulator.authorize(otherPage, realm(1)))
        .statusCode(409)
        .body("code", equalTo("already_connected"));
    as(workspace).get(DOORS).then().body("realm_id", equalTo(realm(0)));
  }

  @Test
  void same_answer_of_intuit_connects_once() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));

    companies.callback(workspace, sentBackTo).statusCode(200);
    companies
        .callback(workspace, sentBackTo)
        .statusCode(422)
        .body("code", equalTo("invalid_state"));
    as(workspace).get(DOORS).then().body("status", equalTo("connected"));
  }

  @Test
  void person_who_says_no_at_intuit_stays_disconnected() {
    companies
        .callback(workspace, simulator.refuse(page(workspace)))
        .statusCode(422)
        .body("code", equalTo("access_denied"));

    as(workspace).get(DOORS).then().body("status", equalTo("disconnected"));
  }

  @Test
  void company_of_another_workspace_is_taken_until_it_is_disconnected_there() {
    ConnectedWorkspace owner = companies.connect();

    companies
        .callback(workspace, simulator.authorize(page(workspace), owner.realmId()))
        .statusCode(409)
        .body("code", equalTo("company_taken"));
    owner.administrator().get(DOORS).then().body("status", equalTo("connected"));
    owner.administrator().get(DOORS + "/items").then().statusCode(200);

    owner.administrator().post(DOORS + "/disconnect").then().statusCode(200);
    companies
        .callback(workspace, simulator.authorize(page(workspace), owner.realmId()))
        .statusCode(200);
    as(workspace).post(DOORS + "/disconnect").then().statusCode(200);
  }

  @Test
  void code_that_intuit_rejects_connects_nothing() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));

    companies
        .callback(workspace, sentBackTo.replaceFirst("code=[^&]*", "code=made-up"))
        .statusCode(502)
        .body("code", equalTo("intuit_refused"));
    as(workspace).get(DOORS).then().body("status", equalTo("disconnected"));
  }

  @Test
  void company_that_the_code_was_not_given_for_is_not_believed() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));

    companies
        .callback(workspace, sentBackTo.replace(realm(0), freed(1)))
        .statusCode(502)
        .body("code", equalTo("intuit_refused"));
    as(workspace).get(DOORS).then().body("status", equalTo("disconnected"));
  }

  @Test
  void intuit_being_down_connects_nothing_and_says_to_start_again() {
    for (String operation : new String[] {"token", "read"}) {
      String sentBackTo = simulator.authorize(page(workspace), freed(0));
      simulator
          .faults()
          .add(
              FaultRule.always(FaultAction.status(503, FaultAction.Body.HTML))
                  .operation(operation));

      companies
          .callback(workspace, sentBackTo)
          .statusCode(503)
          .body("code", equalTo("intuit_unavailable"));
      as(workspace).get(DOORS).then().body("status", equalTo("disconnected"));
      simulator.faults().clear();
    }
  }

  @Test
  void code_is_shown_to_intuit_once_even_when_the_answer_is_lost() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("token"));
    simulator.log().clear();

    companies.callback(workspace, sentBackTo).statusCode(503);

    assertThat(simulator.log().all())
        .filteredOn(request -> request.call().operation().equals("token"))
        .hasSize(1);
  }

  @Test
  void grant_that_is_not_kept_is_given_back_to_intuit() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));
    simulator.faults().add(FaultRule.always(FaultAction.cutBefore()).operation("read"));
    simulator.log().clear();

    companies.callback(workspace, sentBackTo).statusCode(503);

    assertThat(revocations()).isEqualTo(1);
  }

  @Test
  void grant_of_a_broken_company_is_given_back_when_another_takes_its_place() {
    companies.connect(workspace, realm(0));
    connections.broken(workspace, realm(0), "It broke.");
    freed(1);
    simulator.log().clear();

    companies.connect(workspace, realm(1));

    assertThat(revocations()).isEqualTo(1);
  }

  @Test
  void person_hears_in_time_that_a_company_does_not_answer() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.slow(Duration.ofSeconds(40))).operation("read"));
    Instant before = Instant.now();

    companies
        .callback(workspace, sentBackTo)
        .statusCode(503)
        .body("code", equalTo("intuit_unavailable"));
    // The exchange alone may take ten of API Gateway's twenty-nine seconds.
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void company_that_is_slow_to_say_its_currency_is_connected_without() {
    String sentBackTo = simulator.authorize(page(workspace), freed(0));
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.slow(Duration.ofSeconds(40))).path("/preferences"));

    companies.callback(workspace, sentBackTo).statusCode(200);

    assertThat(connections.of(workspace).homeCurrency()).isNull();
  }

  @Test
  void disconnecting_ends_the_grant_and_names_no_company_any_more() {
    ConnectedWorkspace connected = companies.connect();
    simulator.log().clear();

    connected
        .administrator()
        .post(DOORS + "/disconnect")
        .then()
        .statusCode(200)
        .body("status", equalTo("disconnected"))
        .body("status_code", equalTo(0))
        .body("realm_id", nullValue());

    assertThat(simulator.log().all())
        .anySatisfy(
            request -> {
              assertThat(request.call().operation()).isEqualTo("revoke");
              assertThat(request.status()).isEqualTo(200);
            });
    connected.administrator().get(DOORS + "/items").then().statusCode(409);
  }

  @Test
  void disconnecting_works_while_intuit_cannot_be_reached() {
    ConnectedWorkspace connected = companies.connect();
    simulator.faults().add(FaultRule.always(FaultAction.cutBefore()).operation("revoke"));

    connected
        .administrator()
        .post(DOORS + "/disconnect")
        .then()
        .statusCode(200)
        .body("status", equalTo("disconnected"));
    connected.administrator().get(DOORS).then().body("status", equalTo("disconnected"));
  }

  @Test
  void broken_connection_says_why_and_reconnecting_mends_it() {
    ConnectedWorkspace connected = companies.connect();
    String connectedAt = connected.administrator().get(DOORS).path("connected_at");
    simulator.revokeAccess(connected.realmId());

    connected
        .administrator()
        .get(DOORS + "/items")
        .then()
        .statusCode(409)
        .body("code", equalTo("not_connected"))
        .body("detail", containsString("Reconnect"));
    connected
        .administrator()
        .get(DOORS)
        .then()
        .body("status", equalTo("error"))
        .body("status_code", equalTo(2))
        .body("last_error", containsString("invalid_grant"))
        .body("ready.contacts", equalTo(false));

    companies.connect(connected.id(), connected.realmId());
    connected
        .administrator()
        .get(DOORS)
        .then()
        .body("status", equalTo("connected"))
        .body("last_error", nullValue())
        .body("connected_at", equalTo(connectedAt));
    connected.administrator().get(DOORS + "/items").then().statusCode(200);
  }

  @Test
  void settings_of_the_company_before_are_pointed_out_after_another_was_connected() {
    companies.connect(workspace, realm(0));
    as(workspace)
        .body("{\"default_item_id\": \"1\"}")
        .put(DOORS + "/settings")
        .then()
        .statusCode(200);
    as(workspace).post(DOORS + "/disconnect").then().statusCode(200);
    String warning = "The settings were made for another QuickBooks company";

    companies.connect(workspace, realm(1));
    as(workspace).get(DOORS).then().body("warnings", hasItem(startsWith(warning)));

    as(workspace)
        .body("{\"default_item_id\": \"2\"}")
        .put(DOORS + "/settings")
        .then()
        .statusCode(200);
    as(workspace).get(DOORS).then().body("warnings", not(hasItem(startsWith(warning))));
  }

  private long revocations() {
    return simulator.log().all().stream()
        .filter(request -> request.call().operation().equals("revoke") && request.status() == 200)
        .count();
  }

  private String page(String workspaceId) {
    return as(workspaceId)
        .post(DOORS + "/connect")
        .then()
        .statusCode(200)
        .extract()
        .path("authorization_url");
  }

  private String realm(int number) {
    return simulator.realms().get(number);
  }

  /** A company that no workspace is connected to now. */
  private String freed(int number) {
    return companies.free(realm(number));
  }

  private static RequestSpecification as(String workspaceId) {
    return given().auth().oauth2(Tokens.administrator(workspaceId)).contentType("application/json");
  }
}
