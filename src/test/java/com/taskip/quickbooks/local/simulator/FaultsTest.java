package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends SimulatorTest {

  @Test
  void a_request_cut_before_the_work_leaves_nothing() {
    simulator.faults().add(FaultRule.once(FaultAction.cutBefore()).operation("create"));
    assertThatThrownBy(() -> app.post("/invoice", invoice("1.00")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(books.invoices()).isEmpty();
    assertThat(simulator.log().of(TestApp.REALM).getLast().status()).isZero();
  }

  @Test
  void a_request_cut_after_the_work_leaves_it_done() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("create"));
    assertThatThrownBy(() -> app.post("/invoice", invoice("1.00")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(books.invoices()).hasSize(1);
  }

  @Test
  void a_rule_waits_for_its_operation_entity_and_company() {
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(503, FaultAction.Body.HTML))
                .operation("create")
                .entity("Invoice")
                .realm(TestApp.REALM));
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
    assertThat(app.post("/customer", "{\"DisplayName\":\"Through\"}").status()).isEqualTo(200);
    Reply hit = app.post("/invoice", invoice("1.00"));
    assertThat(hit.status()).isEqualTo(503);
    assertThat(hit.text()).startsWith("<html>");
    assertThat(app.post("/invoice", invoice("1.00")).status()).isEqualTo(200);
  }

  @Test
  void an_update_is_told_from_a_create() {
    String id = Json.text(created(invoice("1.00")), "Id");
    simulator.faults().add(FaultRule.always(FaultAction.status(500, "10000")).operation("update"));
    assertThat(app.post("/invoice", invoice("2.00")).status()).isEqualTo(200);
    assertThat(app.post("/invoice", sparse(books.invoice(id)).put("PrivateNote", "x")).status())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"401, 3200", "403, 3100", "403, 3001", "429, 3001", "500, 10000", "503, 150"})
  void every_status_can_be_ordered_in_either_shape(int status, String code) {
    simulator.faults().add(FaultRule.once(FaultAction.status(status, code)));
    Reply gateway = app.get("/customer/1");
    assertThat(gateway.status()).isEqualTo(status);
    assertThat(Json.text(gateway.json().path("fault").path("error").path(0), "code"))
        .isEqualTo(code);
    simulator.faults().add(FaultRule.once(FaultAction.status(status, FaultAction.Body.BUSINESS)));
    Reply business = app.get("/customer/1");
    assertThat(business.status()).isEqualTo(status);
    assertThat(business.faultCode()).isEqualTo("10000");
  }

  @Test
  void a_rule_may_wait_for_what_is_sent() {
    simulator.faults().add(FaultRule.once(FaultAction.status(500, "10000")).sending("Poison"));
    assertThat(customer("{\"DisplayName\":\"Harmless\"}").status()).isEqualTo(200);
    assertThat(customer("{\"DisplayName\":\"Poison\"}").status()).isEqualTo(500);
  }

  @Test
  void a_fault_may_hide_in_a_success() {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.faultInSuccess("6000", "Business", "Try again")));
    Reply reply = app.get("/customer/1");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.faultCode()).isEqualTo("6000");
  }

  @Test
  void throttling_comes_with_and_without_retry_after() {
    simulator.faults().add(FaultRule.once(FaultAction.tooManyRequests(7)));
    simulator.faults().add(FaultRule.once(FaultAction.tooManyRequestsInXml()));
    assertThat(app.get("/customer/1").raw().headers().firstValue("Retry-After")).contains("7");
    assertThat(app.get("/customer/1").text()).startsWith("<?xml");
  }

  @Test
  void a_token_can_expire_in_the_middle_of_a_run() {
    simulator.faults().add(FaultRule.once(FaultAction.expireToken()).entity("Invoice"));
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
    assertThat(app.post("/invoice", invoice("1.00")).status()).isEqualTo(401);
    assertThat(books.invoices()).isEmpty();
    Reply refreshed =
        app.token(Map.of("grant_type", "refresh_token", "refresh_token", app.refreshToken));
    app.accessToken = Json.text(refreshed.json(), "access_token");
    assertThat(app.post("/invoice", invoice("1.00")).status()).isEqualTo(200);
  }

  @Test
  void the_token_endpoint_can_fail_in_passing() {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.status(503, FaultAction.Body.EMPTY)).operation("token"));
    Map<String, String> refresh =
        Map.of("grant_type", "refresh_token", "refresh_token", app.refreshToken);
    assertThat(app.token(refresh).status()).isEqualTo(503);
    assertThat(app.token(refresh).status()).isEqualTo(200);
  }

  @Test
  void slow_answers_are_slow() {
    simulator.faults().add(FaultRule.once(FaultAction.slow(Duration.ofMillis(200))));
    Instant start = Instant.now();
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void a_late_answer_comes_after_the_work() {
    simulator.faults().add(FaultRule.once(FaultAction.late(Duration.ofSeconds(30))));
    CompletableFuture<Reply> answer =
        CompletableFuture.supplyAsync(() -> customer("{\"DisplayName\":\"Patient\"}"));
    await()
        .until(
            () ->
                books.customers().stream()
                    .anyMatch(each -> each.path("DisplayName").asText().equals("Patient")));
    assertThat(answer).isNotDone();
    assertThat(customer("{\"DisplayName\":\"Patient\"}").faultCode()).isEqualTo("6240");
  }

  @Test
  void chances_are_drawn_from_a_seeded_series() {
    assertThat(failures()).isEqualTo(failures()).contains("500").contains("200");
  }

  @Test
  void the_log_shows_what_was_asked_and_what_came_of_it() {
    app.post("/customer?requestid=log-1", "{\"DisplayName\":\"Ada's Aviary\"}");
    LoggedRequest logged = simulator.log().of(TestApp.REALM).getLast();
    assertThat(logged.call().operation()).isEqualTo("create");
    assertThat(logged.call().entity()).isEqualTo("Customer");
    assertThat(logged.body()).contains("Ada's Aviary");
    assertThat(logged.requestId()).isEqualTo("log-1");
    assertThat(logged.faultCode()).isEqualTo("6240");
    assertThat(logged.status()).isEqualTo(400);
    assertThat(logged.tid()).isNotBlank();
  }

  @Test
  void every_answer_has_a_tid_of_its_own() {
    String first = tid(app.get("/customer/1"));
    assertThat(tid(app.get("/customer/555"))).isNotBlank().isNotEqualTo(first);
  }

  private String failures() {
    simulator.faults().clear();
    simulator.faults().add(FaultRule.always(FaultAction.status(500, "10000")).probability(0.5));
    return IntStream.range(0, 20)
        .mapToObj(i -> app.get("/customer/1").status())
        .toList()
        .toString();
  }

  private static String tid(Reply reply) {
    return reply
        .raw()
        .headers()
        .firstValue("intuit_tid")
        .or(() -> reply.raw().headers().firstValue("Intuit-Tid"))
        .orElseThrow();
  }
}
