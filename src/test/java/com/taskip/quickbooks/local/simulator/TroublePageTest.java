package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A person lets things go wrong, without a program. */
class TroublePageTest extends SimulatorTest {

  @Test
  void a_person_lets_an_answer_get_lost_and_sees_it_waiting() {
    submit(
        Map.of(
            "action",
            "add",
            "what",
            "LOST_ANSWER",
            "at",
            "create Customer",
            "company",
            TestApp.REALM,
            "sending",
            "Acme <1>",
            "times",
            "2"));
    assertThat(simulator.faults().waiting())
        .containsExactly(
            FaultRule.once(FaultAction.cutAfter())
                .operation("create")
                .entity("Customer")
                .realm(TestApp.REALM)
                .sending("Acme <1>")
                .times(2));
    assertThat(page().text())
        .contains("The work is done, the answer is lost", "create Customer", "2 more")
        .contains("Acme &lt;1&gt;")
        .doesNotContain("Acme <1>");
    submit(Map.of("action", "clear"));
    assertThat(page().text()).contains("Nothing is going to go wrong");
  }

  @Test
  void what_is_to_happen_anywhere_happens_to_the_next_request() {
    submit(Map.of("action", "add", "what", "UNAVAILABLE", "times", "1"));
    assertThat(app.get("/customer/1").status()).isEqualTo(503);
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
  }

  @Test
  void access_may_be_revoked_now_or_in_the_middle_of_a_run() {
    submit(Map.of("action", "add", "what", "ACCESS_REVOKED", "at", "query"));
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
    assertThat(app.query("select * from Customer").status()).isEqualTo(401);
    app = TestApp.connected(simulator);
    submit(Map.of("action", "revoke", "company", TestApp.REALM));
    assertThat(app.get("/customer/1").status()).isEqualTo(401);
    Reply refreshed =
        app.token(Map.of("grant_type", "refresh_token", "refresh_token", app.refreshToken));
    assertThat(refreshed.status()).isEqualTo(400);
  }

  @Test
  void access_tokens_may_expire_now() {
    submit(Map.of("action", "expire", "company", TestApp.REALM));
    assertThat(app.get("/customer/1").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource
  void every_switch_of_a_company_can_be_turned_and_turned_back(Switch which) {
    boolean before = books.switches().is(which);
    turn(which, !before);
    assertThat(books.switches().is(which)).isEqualTo(!before);
    turn(which, before);
    assertThat(books.switches().is(which)).isEqualTo(before);
  }

  @Test
  void the_books_can_be_closed_and_opened() {
    submit(Map.of("action", "close", "company", TestApp.REALM, "day", "2026-03-31"));
    assertThat(books.switches().booksClosedOn()).contains(LocalDate.of(2026, 3, 31));
    assertThat(page().text()).contains("2026-03-31");
    submit(Map.of("action", "close", "company", TestApp.REALM, "day", ""));
    assertThat(books.switches().booksClosedOn()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "add, LOST_ANSWER, often, Say how often with a number",
    "add, LOST_ANSWER, -1, Say how often with a number",
    "add, EARTHQUAKE, 1, There is no such trouble",
    "close, , 1, The day must be a date",
    "dance, , 1, There is no such action"
  })
  void what_cannot_be_done_is_a_sentence(String action, String what, String times, String said) {
    Reply reply =
        submit(
            Map.of(
                "action",
                action,
                "what",
                what == null ? "" : what,
                "times",
                times,
                "day",
                "soon",
                "company",
                TestApp.REALM));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains(said);
    assertThat(simulator.faults().waiting()).isEmpty();
  }

  @Test
  void the_page_is_reached_from_every_other_and_loads_nothing_from_elsewhere() {
    assertThat(app.send(app.request("/").GET()).text()).contains("href=\"/trouble\"");
    assertThat(page().text()).doesNotContain("https://", "<script", "src=");
  }

  private void turn(Switch which, boolean on) {
    Map<String, String> form =
        Map.of("action", "switch", "company", TestApp.REALM, "switch", which.name());
    if (on) {
      form = new HashMap<>(form);
      form.put("on", "1");
    }
    assertThat(submit(form).status()).isEqualTo(303);
  }

  private Reply page() {
    return app.send(app.request("/trouble").GET());
  }

  private Reply submit(Map<String, String> form) {
    return app.send(app.request("/trouble").POST(BodyPublishers.ofString(TestApp.form(form))));
  }
}
