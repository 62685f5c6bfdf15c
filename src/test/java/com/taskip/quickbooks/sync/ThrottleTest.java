package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.budget.CompanyBudget;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.TimePasses;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A company that says "too much" is left alone, and only it. */
@QuarkusTest
class ThrottleTest extends SyncTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);

  @Inject CompanyBudget budget;
  @Inject TimePasses time;

  static Stream<Arguments> waysToSayTooMuch() {
    return Stream.of(
        Arguments.of("429 in JSON that does not say how long", FaultAction.tooManyRequests()),
        Arguments.of("429 in XML", FaultAction.tooManyRequestsInXml()),
        Arguments.of("429 that says how long", FaultAction.tooManyRequests(30)),
        Arguments.of("403 with the code of a 429", FaultAction.status(403, "003001")));
  }

  @AfterEach
  void the_company_is_open_again() {
    time.of(workspace, LONG_ENOUGH);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waysToSayTooMuch")
  void all_work_of_the_company_waits_and_it_costs_no_attempt(String said, FaultAction tooMuch) {
    simulator.faults().add(FaultRule.once(tooMuch).operation("create"));
    String first = unique("c");
    taskip.contact(first, first, first + "@books.example");
    await().until(() -> reopensIn().compareTo(Duration.ofSeconds(15)) > 0);
    long requests = simulator.counters(workspace.realmId()).requests();

    String second = unique("c");
    taskip.contact(second, second, second + "@books.example");

    await()
        .during(Duration.ofMillis(700))
        .until(() -> simulator.counters(workspace.realmId()).requests() == requests);
    for (String contact : new String[] {first, second}) {
      assertThat(taskip.rows(contact).getFirst())
          .containsEntry("status", "pending")
          .containsEntry("retries", 0);
    }

    time.of(workspace, LONG_ENOUGH);

    assertThat(taskip.awaitRow(first, "success")).containsEntry("retries", 1);
    assertThat(taskip.awaitRow(second, "success")).containsEntry("retries", 1);
  }

  @Test
  void a_company_over_its_limit_does_not_slow_the_next_one() {
    ConnectedWorkspace next =
        companies.connect(Workspaces.fresh(), companies.free(simulator.realms().get(1)));
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.tooManyRequests(30))
                .realm(workspace.realmId())
                .operation("create"));
    String held = unique("c");
    taskip.contact(held, held, held + "@books.example");
    await().until(() -> reopensIn().compareTo(Duration.ofSeconds(15)) > 0);

    Taskip other = new Taskip(next);
    String free = unique("c");
    other.contact(free, free, free + "@books.example");

    other.awaitRow(free, "success");
    assertThat(taskip.rows(held).getFirst()).containsEntry("status", "pending");
  }

  private Duration reopensIn() {
    return Duration.between(
        Instant.now(), budget.freeAt(new Company(workspace.realmId(), 70, null), false));
  }
}
