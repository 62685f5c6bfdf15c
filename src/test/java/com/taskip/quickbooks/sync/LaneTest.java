package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is about one invoice is worked on by one worker at a time. */
@QuarkusTest
class LaneTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration OVER = Duration.ofMillis(-1);

  @Inject RecordStore records;
  @Inject Ledger ledger;
  @Inject Settlement settlement;
  @Inject Jobs jobs;
  @Inject DataSource database;

  private final String workspace = Workspaces.fresh();

  @Test
  void a_payment_is_not_handed_out_while_another_worker_has_one_of_the_same_invoice() {
    UUID first = payment("p1", "inv");
    UUID second = payment("p2", "inv");
    UUID elsewhere = payment("p3", "other");
    assertThat(ledger.claim(shift(), List.of(first), LONG)).hasSize(1);
    assertThat(ledger.claim(shift(), List.of(second, elsewhere), LONG))
        .extracting(job -> job.id)
        .containsExactly(elsewhere);
  }

  @Test
  void one_worker_may_have_all_of_them() {
    List<UUID> all = List.of(payment("p1", "inv"), payment("p2", "inv"));
    assertThat(ledger.claim(shift(), all, LONG)).hasSize(2);
  }

  @Test
  void who_was_turned_away_is_woken_when_the_one_ahead_has_settled() {
    UUID first = payment("p1", "inv");
    UUID second = payment("p2", "inv");
    Shift ahead = shift();
    Job held = ledger.claim(ahead, List.of(first), LONG).getFirst();
    Attempt attempt =
        new Attempt(held, records.find(workspace, RecordKind.PAYMENT, "p1").orElseThrow(), null);
    attempt.ending = new Ending.Success();
    Instant turnedAway = jobs.findById(second).wokenAt;
    assertThat(ledger.claim(shift(), List.of(second), LONG)).isEmpty();
    settlement.settle(ahead, List.of(attempt));
    assertThat(jobs.findById(second).wokenAt).isAfter(turnedAway);
    assertThat(ledger.claim(shift(), List.of(second), LONG)).hasSize(1);
  }

  @Test
  void a_worker_that_died_keeps_nobody_out() {
    ledger.claim(shift(), List.of(payment("p1", "inv")), OVER);
    assertThat(ledger.claim(shift(), List.of(payment("p2", "inv")), LONG)).hasSize(1);
  }

  @Test
  void of_two_workers_that_come_at_the_same_moment_one_gets_in()
      throws InterruptedException, ExecutionException {
    UUID first = payment("p1", "inv");
    UUID second = payment("p2", "inv");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<List<Job>> claimed =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    ledger.claim(shift(), List.of(first), LONG);
                    Future<List<Job>> begun =
                        other.submit(() -> ledger.claim(shift(), List.of(second), LONG));
                    await().until(() -> begun.isDone() || someoneWaits());
                    return begun;
                  });
      assertThat(claimed.get()).isEmpty();
    }
  }

  private boolean someoneWaits() throws SQLException {
    String sql = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    try (java.sql.Connection connection = database.getConnection();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }

  private UUID payment(String id, String invoice) {
    Payment body =
        new Payment(invoice, BigDecimal.TEN, "USD", LocalDate.parse("2026-05-20"), null, null);
    return ledger.open(
        records.put(workspace, RecordKind.PAYMENT, id, body).after(),
        "realm",
        JobAction.SYNC_PAYMENT,
        false);
  }

  private Shift shift() {
    return OneWorkspace.of(workspace).shift();
  }
}
