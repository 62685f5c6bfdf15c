package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.WrittenMetrics;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.TimePasses;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What operators see of the whole, as it is at the end of each invocation. */
@QuarkusTest
class MeasuredTest extends SyncTest {
  @Inject WrittenMetrics written;
  @Inject DataSource ledger;
  @Inject TimePasses time;

  @Test
  void jobs_are_counted_by_outcome_and_calls_by_kind_and_fault() {
    long success = written.total(Metric.JOBS, "success");
    long again = written.total(Metric.JOBS, "again");
    long good = written.total(Metric.QUICKBOOKS_CALLS, "write", "none");
    long bad = written.total(Metric.QUICKBOOKS_CALLS, "write", "passing");
    String contact = unique("measured");
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(503, FaultAction.Body.EMPTY))
                .realm(workspace.realmId())
                .sending(contact));
    taskip.contact(contact, contact, contact + "@books.example");
    taskip.awaitRow(contact, "success");
    await()
        .untilAsserted(
            () -> {
              assertThat(written.total(Metric.JOBS, "success")).isGreaterThan(success);
              assertThat(written.total(Metric.JOBS, "again")).isGreaterThan(again);
              assertThat(written.total(Metric.QUICKBOOKS_CALLS, "write", "none"))
                  .isGreaterThan(good);
              assertThat(written.total(Metric.QUICKBOOKS_CALLS, "write", "passing"))
                  .isGreaterThan(bad);
            });
  }

  @Test
  void every_read_that_intuit_meters_is_counted() {
    long before = written.total(Metric.METERED_READS);
    long reads = written.total(Metric.QUICKBOOKS_CALLS, "read", "none");
    workspace.administrator().get("/api/v3/integrations/quickbooks/items").then().statusCode(200);
    // A request over a socket is no invocation; the next one writes what it read.
    LambdaEvents.sweep();
    assertThat(written.total(Metric.METERED_READS)).isGreaterThan(before);
    assertThat(written.total(Metric.QUICKBOOKS_CALLS, "read", "none")).isGreaterThan(reads);
  }

  @Test
  void a_minute_that_is_used_up_is_counted_as_a_throttle() {
    long before = written.total(Metric.THROTTLES, "quickbooks");
    String contact = unique("throttled");
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.tooManyRequests(1))
                .realm(workspace.realmId())
                .sending(contact));
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> written.total(Metric.THROTTLES, "quickbooks") > before);
    time.of(workspace, Duration.ofMinutes(20));
    taskip.awaitRow(contact, "success");
  }

  @Test
  void an_event_of_an_unknown_kind_is_refused_and_counted() {
    long before = written.total(Metric.EVENTS_REFUSED);
    assertThat(LambdaEvents.invoke(LambdaEvents.recorded("s3-put")).failed()).isTrue();
    assertThat(written.total(Metric.EVENTS_REFUSED)).isEqualTo(before + 1);
  }

  @Test
  void a_message_that_is_no_wake_up_is_counted_before_it_is_put_aside() {
    long before = written.total(Metric.EVENTS_REFUSED);
    LambdaEvents.invoke(LambdaEvents.recorded("sqs-batch"));
    assertThat(written.total(Metric.EVENTS_REFUSED)).isEqualTo(before + 1);
  }

  @Test
  void work_that_breaks_off_is_counted_as_a_mistake_though_the_invocation_goes_on() {
    // Writes what other tests have counted.
    LambdaEvents.sweep();
    long before = written.total(Metric.MISTAKES);
    // PostgreSQL keeps no such text.
    String impossible = "{\\\"workspace_id\\\":\\\"a\\\\u0000b\\\",\\\"pull\\\":true}";
    String event =
        "{\"Records\":[{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\",\"body\":\"%s\"}]}"
            .formatted(impossible);
    LambdaEvents.Answer answer = LambdaEvents.invoke(event);
    assertThat(answer.failed()).isFalse();
    assertThat(answer.body().getList("batchItemFailures.itemIdentifier")).hasSize(1);
    assertThat(written.total(Metric.MISTAKES)).isEqualTo(before + 1);
  }

  @Test
  void a_tick_that_has_asked_for_pulls_is_counted() {
    long before = written.total(Metric.PULL_TICKS);
    LambdaEvents.sweep();
    assertThat(written.total(Metric.PULL_TICKS)).isEqualTo(before);
    LambdaEvents.pull();
    assertThat(written.total(Metric.PULL_TICKS)).isEqualTo(before + 1);
  }

  @Test
  void each_sweep_measures_how_long_the_oldest_job_waits_and_what_nobody_woke() throws Exception {
    String contact = syncedContact();
    forget(contact);
    LambdaEvents.sweep();
    assertThat(written.latest(Metric.ROWS_NOBODY_WOKE)).isPositive();
    assertThat(written.latest(Metric.OLDEST_JOB_AGE)).isGreaterThanOrEqualTo(3600);
    assertThat(written.latest(Metric.GIVEN_UP)).isNotNegative();
    taskip.awaitRow(contact, "success");
  }

  /** As if its wake-up had been lost an hour ago. */
  private void forget(String contact) throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update job set status = 'pending', due_at = now() - interval '1 hour',"
                    + " woken_at = due_at - interval '1 hour' where workspace_id = ? and entity_id = ?")) {
      update.setString(1, workspace.id());
      update.setString(2, contact);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
