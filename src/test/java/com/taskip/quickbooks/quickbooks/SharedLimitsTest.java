package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.Counters;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.budget.Copies;
import com.taskip.quickbooks.quickbooks.budget.ReadMeter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three running copies of the service and one company: the simulator counts what arrives, and would
 * refuse what is too much.
 */
@QuarkusTest
class SharedLimitsTest {
  private static final String REALM = "9341452000000003";
  private static final int CALLERS = 24;

  @Inject DataSource database;
  @Inject QuickBooksConfig config;
  @Inject ThrottleWait throttleWait;
  @Inject Clock clock;
  @Inject Metrics metrics;
  @Inject ReadMeter meter;

  private QuickBooksSimulator simulator;
  private Company company;
  private List<QuickBooks> copies;

  @BeforeEach
  void start() throws IOException, SQLException {
    forget();
    simulator = QuickBooksSimulator.start(SimulatorOptions.inMemory());
    company = new Company(REALM, 70, new SimulatedGrant(simulator, REALM));
    copies = List.of(copy(), copy(), copy());
  }

  @AfterEach
  void stop() throws IOException, SQLException {
    simulator.close();
    forget();
  }

  @Test
  void together_they_send_10_requests_at_once() throws Exception {
    simulator.faults().add(FaultRule.always(FaultAction.slow(Duration.ofSeconds(1))));

    all(24, copy -> copy.query(company, Query.from(EntityType.CUSTOMER)));

    assertThat(simulator.counters(REALM).refusedByLimit()).isZero();
    assertThat(simulator.counters(REALM).mostAtOnce()).isEqualTo(10);
  }

  @Test
  void together_they_send_500_requests_a_minute() throws Exception {
    all(600, copy -> copy.query(company, Query.from(EntityType.CUSTOMER)));

    Counters counters = simulator.counters(REALM);
    assertThat(counters.refusedByLimit()).isZero();
    assertThat(counters.mostInAMinute()).isBetween(475, 500);
  }

  @Test
  void together_they_send_40_batches_a_minute_with_the_backlogs_share_below() throws Exception {
    Company backlog = company.with(Priority.BULK);

    all(60, copy -> write(copy, backlog));
    assertThat(simulator.counters(REALM).mostBatchesInAMinute()).isEqualTo(39);
    all(10, copy -> write(copy, company));

    assertThat(simulator.counters(REALM).refusedByLimit()).isZero();
    assertThat(simulator.counters(REALM).mostBatchesInAMinute()).isEqualTo(40);
  }

  private static void write(QuickBooks copy, Company company) {
    List<Operation> operations =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    new Operation(
                        Verb.CREATE,
                        EntityType.CUSTOMER,
                        QuickBooksJson.object().put("DisplayName", UUID.randomUUID().toString())))
            .toList();
    if (copy.write(company, UUID.randomUUID(), operations).getFirst()
        instanceof Outcome.NotSent(Fault fault, Instant notBefore)) {
      throw new QuickBooksFailed(fault, notBefore);
    }
  }

  /** So many requests by many callers of all copies; each comes again while that is soon. */
  private void all(int requests, Request request) throws Exception {
    List<Callable<Void>> calls =
        IntStream.range(0, requests)
            .<Callable<Void>>mapToObj(
                i ->
                    () -> {
                      untilTooFarAway(() -> request.send(copies.get(i % copies.size())));
                      return null;
                    })
            .toList();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Void> call : callers.invokeAll(calls)) {
        call.get();
      }
    }
  }

  private void untilTooFarAway(Runnable request) {
    while (true) {
      try {
        request.run();
        return;
      } catch (QuickBooksFailed full) {
        if (full.notBefore() == null || full.notBefore().isAfter(clock.instant().plusSeconds(5))) {
          return;
        }
      }
    }
  }

  private QuickBooks copy() {
    IntuitCalls calls =
        new IntuitCalls(
            Copies.budget(database, config, clock), clock, throttleWait, metrics, meter);
    return new QuickBooks(RawApi.at(simulator.url(), Duration.ofSeconds(30)), calls, throttleWait);
  }

  private void forget() throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (String table : List.of("company_budget", "company_call")) {
        try (PreparedStatement delete =
            connection.prepareStatement("delete from " + table + " where realm_id = ?")) {
          delete.setString(1, REALM);
          delete.executeUpdate();
        }
      }
    }
  }

  private interface Request {
    void send(QuickBooks copy);
  }
}
