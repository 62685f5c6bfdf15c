package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuthTest {

  private final MovableClock clock = new MovableClock();
  private QuickBooksSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    SimulatorOptions plain = SimulatorOptions.inMemory();
    simulator =
        QuickBooksSimulator.start(
            new SimulatorOptions(
                0, null, plain.clientId(), plain.clientSecret(), List.of(), clock));
  }

  @AfterEach
  void stop() throws IOException {
    simulator.close();
  }

  @Test
  void consent_page_offers_every_company_and_a_way_out() {
    TestApp app = TestApp.unconnected(simulator);
    String path = app.authorizationUrl("a&b").replace(simulator.url().toString(), "");
    Reply page = app.send(app.request(path).GET());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Northwind Traders", "Contoso Coaching", "do not connect");
    assertThat(page.text()).contains("a&amp;b");
  }

  @Test
  void picking_a_company_brings_code_state_and_realm() {
    TestApp app = TestApp.unconnected(simulator);
    Map<String, String> form = TestApp.parameters(app.authorizationUrl("a b&c"));
    String decision = TestApp.form(form) + "&realmId=" + TestApp.REALM;
    Reply reply = app.send(app.request("/connect/oauth2").POST(BodyPublishers.ofString(decision)));
    assertThat(reply.status()).isEqualTo(303);
    String location = reply.raw().headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(TestApp.REDIRECT + "?");
    assertThat(TestApp.parameters(location))
        .containsEntry("state", "a b&c")
        .containsEntry("realmId", TestApp.REALM)
        .containsKey("code");
  }

  @Test
  void refusing_brings_access_denied_and_state_only() {
    String url = TestApp.unconnected(simulator).authorizationUrl("s");
    assertThat(TestApp.parameters(simulator.refuse(url)))
        .containsOnly(Map.entry("error", "access_denied"), Map.entry("state", "s"));
  }

  @Test
  void a_wrong_authorization_request_is_shown_to_the_person_and_redirects_nobody() {
    String good = TestApp.unconnected(simulator).authorizationUrl("s");
    for (String bad :
        List.of(
            good.replace("simulator-client", "other"),
            good.replace("localhost", "evil.example"),
            good.replace("response_type=code", "response_type=token"),
            good.replace("accounting", "nothing"),
            good.replace("state=s", "state="))) {
      assertThatThrownBy(() -> simulator.authorize(bad, TestApp.REALM))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_token_answer_has_the_recorded_members() {
    TestApp app = TestApp.connected(simulator);
    Reply reply = refresh(app);
    assertThat(reply.json().properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "token_type",
            "access_token",
            "expires_in",
            "refresh_token",
            "x_refresh_token_expires_in");
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(reply.json().path("x_refresh_token_expires_in").asInt()).isEqualTo(8726400);
  }

  @Test
  void a_code_works_once_and_its_second_use_ends_the_grant() {
    TestApp app = TestApp.unconnected(simulator);
    String code = code(app);
    Reply first = exchange(app, code, TestApp.REDIRECT);
    app.refreshToken = Json.text(first.json(), "refresh_token");
    Reply second = exchange(app, code, TestApp.REDIRECT);
    assertThat(second.status()).isEqualTo(400);
    assertThat(Json.text(second.json(), "error")).isEqualTo("invalid_grant");
    assertThat(refresh(app).status()).isEqualTo(400);
  }

  @Test
  void a_code_needs_the_address_it_was_sent_to() {
    TestApp app = TestApp.unconnected(simulator);
    assertThat(exchange(app, code(app), "http://localhost:8080/other").status()).isEqualTo(400);
  }

  @Test
  void a_code_lives_for_minutes() {
    TestApp app = TestApp.unconnected(simulator);
    String code = code(app);
    clock.move(Duration.ofMinutes(6));
    assertThat(exchange(app, code, TestApp.REDIRECT).status()).isEqualTo(400);
  }

  @Test
  void wrong_client_credentials_are_invalid_client() {
    Reply reply =
        TestApp.unconnected(simulator)
            .token(Map.of("grant_type", "refresh_token", "refresh_token", "x"), "app:wrong");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(Json.text(reply.json(), "error")).isEqualTo("invalid_client");
  }

  @Test
  void the_refresh_token_stays_for_a_day_and_rotates_afterwards() {
    TestApp app = TestApp.connected(simulator);
    String born = app.refreshToken;
    assertThat(Json.text(refresh(app).json(), "refresh_token")).isEqualTo(born);
    clock.move(Duration.ofHours(25));
    String rotated = Json.text(refresh(app).json(), "refresh_token");
    assertThat(rotated).isNotEqualTo(born);
    assertThat(refresh(app).status()).as("the old one is dead").isEqualTo(400);
    app.refreshToken = rotated;
    assertThat(refresh(app).status()).isEqualTo(200);
  }

  @Test
  void rotation_can_be_forced() {
    TestApp app = TestApp.connected(simulator);
    simulator.rotateAtNextRefresh(TestApp.REALM);
    assertThat(Json.text(refresh(app).json(), "refresh_token")).isNotEqualTo(app.refreshToken);
  }

  @Test
  void hard_expiry_is_told_to_those_who_ask() {
    TestApp app = TestApp.connected(simulator);
    Reply reply =
        app.send(
            app.request("/oauth2/v1/tokens/bearer")
                .header("x-include-refresh-token-hard-expires-in", "true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        TestApp.form(
                            Map.of(
                                "grant_type", "refresh_token",
                                "refresh_token", app.refreshToken,
                                "client_id", "simulator-client",
                                "client_secret", "simulator-secret")))));
    assertThat(reply.json().path("x_refresh_token_hard_expires_in").asLong())
        .isGreaterThan(Duration.ofDays(5 * 365 - 1).toSeconds());
  }

  @Test
  void an_access_token_lives_an_hour_and_dies_in_the_gateways_words() {
    TestApp app = TestApp.connected(simulator);
    assertThat(app.get("/preferences").status()).isEqualTo(200);
    clock.move(Duration.ofMinutes(61));
    Reply dead = app.get("/preferences");
    assertThat(dead.status()).isEqualTo(401);
    assertThat(Json.text(dead.json().path("fault").path("error").path(0), "code"))
        .isEqualTo("3200");
    assertThat(dead.raw().headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void revoking_either_token_ends_the_grant() {
    TestApp app = TestApp.connected(simulator);
    Reply revoked = app.revoke(app.refreshToken);
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.text()).isEmpty();
    assertThat(app.get("/preferences").status()).isEqualTo(401);
    assertThat(refresh(app).status()).isEqualTo(400);
    assertThat(app.revoke(app.refreshToken).status()).isEqualTo(400);
  }

  @Test
  void a_token_is_for_one_company_only() {
    TestApp app = TestApp.connected(simulator);
    Reply reply =
        app.send(
            app.request("/v3/company/9341452000000002/preferences")
                .header("Authorization", "Bearer " + app.accessToken)
                .header("Accept", "application/json")
                .GET());
    assertThat(reply.status()).isEqualTo(403);
    assertThat(Json.text(reply.json().path("fault").path("error").path(0), "code"))
        .isEqualTo("3100");
  }

  @Test
  void the_log_never_shows_a_token() {
    TestApp app = TestApp.connected(simulator);
    refresh(app);
    app.get("/preferences");
    assertThat(simulator.log().all().toString()).doesNotContain(app.refreshToken, app.accessToken);
  }

  private Reply refresh(TestApp app) {
    return app.token(Map.of("grant_type", "refresh_token", "refresh_token", app.refreshToken));
  }

  private String code(TestApp app) {
    return TestApp.parameters(simulator.authorize(app.authorizationUrl("s"), TestApp.REALM))
        .get("code");
  }

  private static Reply exchange(TestApp app, String code, String redirectUri) {
    return app.token(
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri));
  }

  /** A clock that stands still until it is moved. */
  static final class MovableClock extends Clock {

    private Instant now = Instant.parse("2026-05-05T09:00:00.543Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
