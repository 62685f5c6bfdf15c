package com.taskip.quickbooks.quickbooks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.MovableClock;
import com.taskip.quickbooks.quickbooks.Priority;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.junit.jupiter.api.Test;

/** Intuit's limits hold for a company, however many processes work for it. */
@QuarkusTest
class CompanyBudgetTest {

  @Inject DataSource dataSource;

  private final MovableClock clock = new MovableClock();
  private final String realm = "realm-" + UUID.randomUUID();
  private final Company company = new Company(realm, 70, null);

  @Test
  void only_so_many_requests_run_at_once() {
    CompanyBudget budget = budget(2, 100, 100);
    Entry.Permit first = permit(budget, false);
    permit(budget, false);

    assertThat(budget.enter(company, false)).isInstanceOf(Entry.Full.class);

    budget.leave(first);
    permit(budget, false);
  }

  @Test
  void a_request_counts_for_sixty_seconds_after_its_end() {
    CompanyBudget budget = budget(10, 1, 100);
    Entry.Permit only = permit(budget, false);
    clock.move(Duration.ofSeconds(20));
    budget.leave(only);
    Instant ended = clock.instant();

    clock.move(Duration.ofSeconds(50));
    assertThat(budget.enter(company, false)).isEqualTo(new Entry.Full(ended.plusSeconds(60)));

    clock.move(Duration.ofSeconds(10));
    permit(budget, false);
  }

  @Test
  void a_short_wait_is_waited_for() {
    CompanyBudget budget = budget(10, 1, 100);
    budget.leave(permit(budget, false));
    Instant ended = clock.instant();
    clock.move(Duration.ofSeconds(58));

    permit(budget, false);

    assertThat(clock.instant()).isEqualTo(ended.plusSeconds(60));
  }

  @Test
  void batches_have_a_limit_of_their_own_that_others_do_not_feel() {
    CompanyBudget budget = budget(10, 100, 1);
    budget.leave(permit(budget, true));

    assertThat(budget.enter(company, true)).isInstanceOf(Entry.Full.class);
    permit(budget, false);
  }

  @Test
  void a_process_that_died_frees_its_place_by_itself() {
    CompanyBudget budget = budget(1, 100, 100);
    permit(budget, false);

    clock.move(BudgetLedger.LONGEST_REQUEST);

    permit(budget, false);
  }

  @Test
  void a_closed_company_is_closed_for_everyone_until_the_latest_hour_said() {
    CompanyBudget budget = budget(10, 100, 100);
    Instant until = clock.instant().plusSeconds(30);
    budget.close(realm, until);
    budget.close(realm, until.minusSeconds(10));

    assertThat(budget(10, 100, 100).enter(company, false)).isEqualTo(new Entry.Full(until));

    clock.move(Duration.ofSeconds(30));
    permit(budget, false);
  }

  @Test
  void one_company_does_not_feel_another() {
    CompanyBudget budget = budget(1, 1, 1);
    permit(budget, false);

    assertThat(budget.enter(new Company("realm-" + UUID.randomUUID(), 70, null), false))
        .isInstanceOf(Entry.Permit.class);
  }

  @Test
  void a_backlog_leaves_room_for_a_live_change_of_the_same_company() {
    Company backlog = company.with(Priority.BULK);
    CompanyBudget budget = budget(10, 40, 4);
    for (int i = 0; i < 3; i++) {
      budget.leave(permit(budget, backlog, true));
    }
    assertThat(budget.enter(backlog, true)).isInstanceOf(Entry.Full.class);
    budget.leave(permit(budget, true));
    for (int i = 4; i < 38; i++) {
      budget.leave(permit(budget, backlog, false));
    }
    assertThat(budget.enter(backlog, false)).isInstanceOf(Entry.Full.class);
    permit(budget, false);
  }

  @Test
  void a_backlog_leaves_a_place_to_a_live_change_that_comes_at_the_same_time() {
    Company backlog = company.with(Priority.BULK);
    CompanyBudget budget = budget(3, 100, 100);
    permit(budget, backlog, false);
    permit(budget, backlog, false);

    assertThat(budget.enter(backlog, false)).isInstanceOf(Entry.Full.class);
    permit(budget, false);
  }

  @Test
  void whoever_asks_when_there_is_room_takes_none() {
    CompanyBudget budget = budget(10, 100, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(budget.freeAt(company, true)).isEqualTo(clock.instant());
    }
    budget.leave(permit(budget, true));
    Instant ended = clock.instant();

    assertThat(budget.freeAt(company, true)).isEqualTo(ended.plusSeconds(60));
    assertThat(budget.freeAt(company, false)).isEqualTo(clock.instant());

    budget.close(realm, ended.plusSeconds(90));
    assertThat(budget.freeAt(company, false)).isEqualTo(ended.plusSeconds(90));
  }

  @Test
  void the_batches_of_a_backlog_are_spread_over_the_minute() {
    CompanyBudget budget = budget(10, 100, 41);
    Company backlog = company.with(Priority.BULK);
    Instant start = clock.instant();

    for (int sent = 1; sent <= 10; sent++) {
      budget.leave(permit(budget, backlog, true));
      assertThat(budget.freeAt(backlog, true)).isEqualTo(start.minusMillis((10 - sent) * 1500));
    }
    for (int sent = 11; sent <= 20; sent++) {
      budget.leave(permit(budget, backlog, true));
      assertThat(budget.freeAt(backlog, true)).isEqualTo(start.plusMillis((sent - 10) * 1500));
    }
  }

  @Test
  void nothing_but_the_batches_of_a_backlog_is_spread() {
    CompanyBudget budget = budget(10, 1000, 41);
    Company backlog = company.with(Priority.BULK);
    for (int i = 0; i < 20; i++) {
      budget.leave(permit(budget, true));
      budget.leave(permit(budget, backlog, false));
    }
    assertThat(budget.freeAt(backlog, true)).isEqualTo(clock.instant().minusSeconds(15));

    for (int i = 0; i < 20; i++) {
      budget.leave(permit(budget, backlog, true));
    }
    assertThat(budget.freeAt(backlog, true)).isAfter(clock.instant());
    assertThat(budget.freeAt(company, true)).isEqualTo(clock.instant());
  }

  @Test
  void a_batch_that_comes_too_early_is_let_in_and_those_after_it_come_later() {
    CompanyBudget budget = budget(10, 100, 41);
    Company backlog = company.with(Priority.BULK);
    for (int i = 0; i < 11; i++) {
      budget.leave(permit(budget, backlog, true));
    }
    Instant next = budget.freeAt(backlog, true);

    budget.leave(permit(budget, backlog, true));

    assertThat(budget.freeAt(backlog, true)).isEqualTo(next.plusMillis(1500));
  }

  @Test
  void two_processes_together_get_no_more_than_one_would() throws Exception {
    List<CompanyBudget> processes = List.of(budget(100, 10, 100), budget(100, 10, 100));
    List<Callable<Entry>> callers =
        IntStream.range(0, 40)
            .<Callable<Entry>>mapToObj(i -> () -> processes.get(i % 2).enter(company, false))
            .toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(callers))
          .extracting(Future::get)
          .filteredOn(Entry.Permit.class::isInstance)
          .hasSize(10);
    }
  }

  @Test
  void what_no_longer_counts_is_forgotten() throws SQLException {
    CompanyBudget budget = budget(10, 100, 100);
    for (int i = 0; i < 5; i++) {
      budget.leave(permit(budget, false));
    }
    clock.move(Duration.ofSeconds(61));

    permit(budget, false);

    assertThat(rows()).isEqualTo(1);
  }

  private CompanyBudget budget(int atOnce, int perMinute, int batchesPerMinute) {
    return new CompanyBudget(
        new BudgetLedger(dataSource, clock),
        new Limits(atOnce, perMinute, batchesPerMinute),
        clock,
        clock::move);
  }

  private Entry.Permit permit(CompanyBudget budget, boolean batch) {
    return permit(budget, company, batch);
  }

  private static Entry.Permit permit(CompanyBudget budget, Company who, boolean batch) {
    Entry entry = budget.enter(who, batch);
    assertThat(entry).isInstanceOf(Entry.Permit.class);
    return (Entry.Permit) entry;
  }

  private int rows() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from company_call where realm_id = ?")) {
      count.setString(1, realm);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
