package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is known of a write when QuickBooks is not well. */
@QuarkusTest
class QuickBooksWriteTest extends ScriptedQuickBooksTest {
  private final UUID requestId = UUID.randomUUID();

  @Test
  void a_write_carries_token_minor_version_and_request_id() {
    server.then(200, INVOICE_7);

    assertThat(write(create("1"))).first().isInstanceOf(Outcome.Written.class);

    ScriptedQuickBooks.Received sent = server.received().getFirst();
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.uri().getPath()).isEqualTo("/v3/company/" + company.realmId() + "/invoice");
    assertThat(sent.query()).contains("minorversion=70", "requestid=" + requestId);
    assertThat(sent.query()).doesNotContain("operation");
    assertThat(sent.authorization()).isEqualTo("Bearer token-1");
    assertThat(sent.accept()).isEqualTo("application/json");
  }

  @Test
  void an_answer_keeps_its_decimals_and_its_intuit_tid() {
    server.then(200, INVOICE_7);

    Outcome.Written written = (Outcome.Written) write(create("1")).getFirst();

    assertThat(written.entity().get("TotalAmt").decimalValue()).isEqualTo(new BigDecimal("100.00"));
    assertThat(written.intuitTid()).isEqualTo("tid-200");
  }

  @Test
  void the_same_operations_are_the_same_bytes_whatever_order_their_members_came_in() {
    server.then(200, INVOICE_7).then(200, INVOICE_7);
    ObjectNode one = QuickBooksJson.object().put("Id", "7").put("Amount", new BigDecimal("1.50"));
    ObjectNode other = QuickBooksJson.object().put("Amount", new BigDecimal("1.50")).put("Id", "7");

    write(new Operation(Verb.UPDATE, EntityType.INVOICE, one));
    write(new Operation(Verb.UPDATE, EntityType.INVOICE, other));

    assertThat(server.received().get(0).body()).isEqualTo(server.received().get(1).body());
    assertThat(server.received().get(0).text()).contains("1.50");
  }

  @Test
  void a_void_is_quickbooks_own_void() {
    server.then(200, INVOICE_7);

    write(new Operation(Verb.VOID, EntityType.INVOICE, QuickBooksJson.object().put("Id", "7")));

    assertThat(server.received().getFirst().query()).contains("operation=void");
  }

  @Test
  void a_connection_cut_leaves_the_outcome_unknown_and_the_same_request_can_be_sent_again() {
    server.thenCut().then(200, INVOICE_7);

    assertThat(write(create("1")).getFirst()).isInstanceOf(Outcome.Unknown.class);
    assertThat(write(create("1")).getFirst()).isInstanceOf(Outcome.Written.class);

    assertThat(server.received()).hasSize(2);
    assertThat(server.received().get(1).query()).isEqualTo(server.received().get(0).query());
    assertThat(server.received().get(1).body()).isEqualTo(server.received().get(0).body());
  }

  @Test
  void a_write_that_is_not_answered_in_time_is_unknown() {
    server.then(exchange -> {});

    Outcome.Unknown outcome = (Outcome.Unknown) write(create("1")).getFirst();

    assertThat(outcome.fault().message()).isEqualTo("QuickBooks did not answer in time.");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void a_5xx_html_page_or_half_an_answer_leaves_a_write_unknown_and_is_not_repeated() {
    server
        .then(503, "text/html", "<html><body>Service unavailable<br></body></html>")
        .then(500, FAULT.formatted("10000", "SystemFault"))
        .then(200, "{\"Invoice\":{\"Id\":\"7\"")
        .then(200, "")
        .then(200, "{\"time\":\"2026-05-05T02:15:00.120-07:00\"}");

    for (int i = 0; i < 5; i++) {
      assertThat(write(create("1")).getFirst()).isInstanceOf(Outcome.Unknown.class);
    }
    assertThat(server.received()).hasSize(5);
  }

  @Test
  void a_request_id_still_in_flight_is_unknown() {
    server.then(400, FAULT.formatted("600", "ValidationFault"));

    assertThat(write(create("1")).getFirst()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void a_fault_is_a_refusal_whether_it_comes_with_400_or_with_200() {
    server
        .then(400, FAULT.formatted("6240", "ValidationFault"))
        .then(200, FAULT.formatted("6240", "ValidationFault"));

    for (int i = 0; i < 2; i++) {
      Outcome.Refused refused = (Outcome.Refused) write(create("1")).getFirst();
      assertThat(refused.fault().code()).isEqualTo("6240");
      assertThat(refused.fault().kind()).isEqualTo(FaultKind.PERMANENT);
      assertThat(refused.fault().intuitTid()).startsWith("tid-");
    }
  }

  @Test
  void a_refused_token_is_renewed_once_and_the_same_request_sent_again() {
    server.then(401, "").then(200, INVOICE_7);

    assertThat(write(create("1")).getFirst()).isInstanceOf(Outcome.Written.class);

    assertThat(tokens.refused()).containsExactly("token-1");
    assertThat(server.received().get(1).authorization()).isEqualTo("Bearer token-2");
    assertThat(server.received().get(1).query()).isEqualTo(server.received().get(0).query());
  }

  @Test
  void a_renewed_token_that_is_refused_too_ends_it() {
    server.then(401, "").then(401, "");

    Outcome.Refused refused = (Outcome.Refused) write(create("1")).getFirst();

    assertThat(refused.fault().kind()).isEqualTo(FaultKind.AUTHENTICATION);
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void a_429_in_xml_closes_the_company_for_everyone_and_nothing_more_is_sent() {
    server.then(
        429,
        "application/xml",
        "<IntuitResponse><Fault type=\"SERVICE\"><Error code=\"3001\"/></Fault></IntuitResponse>");
    Instant before = Instant.now();

    Outcome.NotSent first = (Outcome.NotSent) write(create("1")).getFirst();
    Outcome.NotSent second = (Outcome.NotSent) write(create("1")).getFirst();

    assertThat(first.notBefore()).isBetween(before.plusSeconds(20), before.plusSeconds(40));
    assertThat(second.notBefore()).isAfter(before.plusSeconds(20));
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void a_retry_after_is_believed() {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "90");
          ScriptedQuickBooks.send(exchange, 429, "");
        });
    Instant before = Instant.now();

    Outcome.NotSent outcome = (Outcome.NotSent) write(create("1")).getFirst();

    assertThat(outcome.notBefore()).isAfterOrEqualTo(before.plusSeconds(90));
  }

  @Test
  void a_batch_tells_its_items_apart_whatever_order_they_come_back_in() {
    server.then(
        200,
        """
        {"BatchItemResponse":[
          {"bId":"3","Fault":{"Error":[{"Message":"m","code":"3001"}],"type":"SERVICE"}},
          {"bId":"2","Fault":{"Error":[{"Message":"m","code":"5010"}],"type":"ValidationFault"}},
          {"bId":"1","Invoice":{"Id":"7"}}]}
        """);

    List<Outcome> outcomes = write(create("1"), create("2"), create("3"), create("4"));

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Written.class);
    assertThat(((Outcome.Refused) outcomes.get(1)).fault().code()).isEqualTo("5010");
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.NotSent.class);
    assertThat(outcomes.get(3)).isInstanceOf(Outcome.Unknown.class);
    assertThat(server.received().getFirst().uri().getPath()).endsWith("/batch");
    assertThat(server.received().getFirst().query()).contains("requestid=" + requestId);
  }

  @Test
  void a_void_in_a_batch_is_an_update_with_an_option() {
    server.then(200, "{\"BatchItemResponse\":[]}");

    write(
        create("1"),
        new Operation(Verb.VOID, EntityType.INVOICE, QuickBooksJson.object().put("Id", "7")));

    assertThat(server.received().getFirst().text())
        .contains(
            "{\"Invoice\":{\"Id\":\"7\"},\"bId\":\"2\",\"operation\":\"update\",\"optionsData\":\"void\"}");
  }

  @Test
  void a_request_leaves_its_place_in_the_budget_when_it_is_over() {
    for (int i = 0; i < 15; i++) {
      server.thenCut();
    }
    Instant before = Instant.now();

    for (int i = 0; i < 15; i++) {
      write(create("1"));
    }
    assertThat(server.received()).hasSize(15);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  private List<Outcome> write(Operation... operations) {
    return quickBooks.write(company, requestId, List.of(operations));
  }

  private static Operation create(String customer) {
    ObjectNode body = QuickBooksJson.object();
    body.putObject("CustomerRef").put("value", customer);
    return new Operation(Verb.CREATE, EntityType.INVOICE, body);
  }
}
