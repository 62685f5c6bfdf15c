package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest extends SimulatorTest {

  @Test
  void last_updated_time_is_in_whole_pacific_seconds_and_may_lie_ahead_of_the_answer()
      throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-05-05T09:08:54.003Z"), ZoneOffset.UTC);
    SimulatorOptions plain = SimulatorOptions.inMemory();
    SimulatorOptions options =
        new SimulatorOptions(0, null, plain.clientId(), plain.clientSecret(), List.of(), clock);
    try (QuickBooksSimulator frozen = QuickBooksSimulator.start(options)) {
      Reply reply = TestApp.connected(frozen).post("/invoice", invoice("1.00"));
      assertThat(Json.text(reply.json(), "time")).isEqualTo("2026-05-05T02:08:54.003-07:00");
      assertThat(Json.text(reply.json(), "Invoice", "MetaData", "LastUpdatedTime"))
          .isEqualTo("2026-05-05T02:08:55-07:00");
    }
  }

  @Test
  void entities_have_members_that_nobody_announced() {
    assertThat(read("/customer/1", "Customer").has("UnannouncedMember")).isTrue();
  }

  @Test
  void what_is_empty_is_left_out() {
    JsonNode customer = customer("{\"DisplayName\":\"Bare\"}").json().path("Customer");
    assertThat(customer.path("Active").asBoolean()).isTrue();
    for (String member : List.of("PrimaryEmailAddr", "PrimaryPhone", "BillAddr", "Notes")) {
      assertThat(customer.has(member)).as(member).isFalse();
    }
  }

  @Test
  void zero_whole_and_exact_amounts_are_written_as_recorded() {
    String text = app.post("/invoice", document(line("150.00", "2.50", "60.00"))).text();
    assertThat(text)
        .contains("\"TotalTax\":0", "\"TotalAmt\":150.00", "\"Qty\":2.5,", "\"UnitPrice\":60,");
  }

  @Test
  void any_minor_version_is_accepted_and_ignored() {
    assertThat(app.get("/customer/1?minorversion=1").status()).isEqualTo(200);
    assertThat(app.get("/customer/1?minorversion=999").status()).isEqualTo(200);
  }

  @Test
  void an_answer_in_xml_must_not_be_asked_for() {
    Reply reply =
        app.send(
            app.request("/v3/company/" + TestApp.REALM + "/customer/1")
                .header("Authorization", "Bearer " + app.accessToken)
                .GET());
    assertThat(reply.status()).isEqualTo(406);
  }

  @Test
  void bodies_in_other_kinds_or_charsets_are_refused() {
    for (String type : List.of("text/xml", "application/json; charset=ISO-8859-1")) {
      Reply reply =
          app.send(
              app.api("/customer")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("{\"DisplayName\":\"X\"}")));
      assertThat(reply.faultCode()).isEqualTo("500");
    }
  }
}
