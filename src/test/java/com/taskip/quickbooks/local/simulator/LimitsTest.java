package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest extends SimulatorTest {

  @Test
  void one_request_over_the_minute_is_429_in_the_gateways_shape() {
    simulator.limit(TestApp.REALM, new Limits(3, 0, 0));
    for (int i = 0; i < 3; i++) {
      assertThat(app.get("/customer/1").status()).isEqualTo(200);
    }
    Reply refused = app.get("/customer/1");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Json.text(refused.json().path("fault").path("error").path(0), "code"))
        .isEqualTo("3001");
    assertThat(refused.raw().headers().firstValue("Retry-After")).isEmpty();
    assertThat(simulator.counters(TestApp.REALM).refusedByLimit()).isEqualTo(1);
  }

  @Test
  void a_429_may_come_as_xml() {
    books.switches().on(Switch.THROTTLE_IN_XML);
    simulator.limit(TestApp.REALM, new Limits(1, 0, 0));
    app.get("/customer/1");
    Reply refused = app.get("/customer/1");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).startsWith("<?xml").contains("<Error code=\"3001\">");
  }

  @Test
  void batches_have_a_limit_of_their_own() {
    simulator.limit(TestApp.REALM, new Limits(0, 0, 1));
    assertThat(app.post("/batch", BatchTest.customers(1, "A")).status()).isEqualTo(200);
    assertThat(app.post("/batch", BatchTest.customers(1, "B")).status()).isEqualTo(429);
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
  }

  @Test
  void the_published_limits_hold_unless_others_are_set() {
    for (int i = 0; i < 500; i++) {
      assertThat(app.get("/customer/1").status()).isEqualTo(200);
    }
    assertThat(app.get("/customer/1").status()).isEqualTo(429);
    assertThat(simulator.counters(TestApp.REALM).mostInAMinute()).isEqualTo(500);
  }

  @Test
  void the_most_at_once_is_remembered() {
    simulator.limit(TestApp.REALM, Limits.NONE);
    List<CompletableFuture<Reply>> calls =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> app.post("/batch", BatchTest.customers(30, "At once " + i))))
            .toList();
    calls.forEach(CompletableFuture::join);
    assertThat(simulator.counters(TestApp.REALM).mostAtOnce()).isBetween(1, 12);
  }

  @Test
  void another_company_is_not_held_up() {
    simulator.limit(TestApp.REALM, new Limits(1, 0, 0));
    app.get("/customer/1");
    TestApp other = TestApp.connected(simulator, "9341452000000002");
    assertThat(other.get("/customer/1").status()).isEqualTo(200);
  }

  @Test
  void reads_and_writes_are_counted_and_the_accountant_costs_nothing() {
    app.get("/customer/1");
    app.query("SELECT * FROM Invoice");
    app.get("/customer/555");
    created(invoice("1.00"));
    books.addVendor("Free of charge");
    Counters counters = simulator.counters(TestApp.REALM);
    assertThat(counters.reads()).as("only what succeeded").isEqualTo(2);
    assertThat(counters.writes()).isEqualTo(1);
    assertThat(counters.requests()).isEqualTo(4);
  }
}
