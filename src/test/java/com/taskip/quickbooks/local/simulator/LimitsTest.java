package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
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
  void one_request_too_many_at_once_is_429_and_the_most_is_remembered() throws Exception {
    simulator.limit(TestApp.REALM, new Limits(0, 2, 0));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> books.work(any -> holdBooks(held, release)));
      held.await();
      Future<Reply> first = threads.submit(() -> app.get("/customer/1"));
      Future<Reply> second = threads.submit(() -> app.get("/customer/2"));
      Awaitility.await().until(() -> simulator.counters(TestApp.REALM).mostAtOnce() == 2);
      Future<Reply> third = threads.submit(() -> app.get("/customer/7"));
      Awaitility.await().until(() -> simulator.counters(TestApp.REALM).refusedByLimit() == 1);
      release.countDown();
      assertThat(third.get().status()).isEqualTo(429);
      assertThat(List.of(first.get().status(), second.get().status())).containsOnly(200);
    }
    assertThat(simulator.counters(TestApp.REALM).mostAtOnce()).isEqualTo(2);
  }

  @Test
  void a_slow_request_is_in_progress_until_it_is_answered() throws Exception {
    simulator.limit(TestApp.REALM, new Limits(0, 1, 0));
    simulator.faults().add(FaultRule.once(FaultAction.slow(Duration.ofMillis(500))));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply> slow = threads.submit(() -> app.get("/customer/1"));
      Awaitility.await().until(() -> simulator.counters(TestApp.REALM).mostAtOnce() == 1);
      assertThat(app.get("/customer/2").status()).isEqualTo(429);
      assertThat(slow.get().status()).isEqualTo(200);
    }
  }

  private static boolean holdBooks(CountDownLatch held, CountDownLatch release) {
    held.countDown();
    try {
      release.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
