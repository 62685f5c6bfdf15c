package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a job is attempted, and when it is not attempted again. */
@QuarkusTest
class AttemptTest extends SyncTest {
  @Inject SyncConfig config;

  @Test
  void what_may_pass_is_tried_again_after_the_retry_delay_and_the_row_says_when() {
    String contact = unique("c");
    Map<String, Object> first = putAndStumble(contact);
    assertThat(first).containsEntry("status", "pending");
    Map<String, Object> last = taskip.awaitRow(contact, "success");
    assertThat(last)
        .containsEntry("retries", 4)
        .containsEntry("id", first.get("id"))
        .containsEntry("created_at", first.get("created_at"));
    assertThat(Duration.between(attempted(first), attempted(last)))
        .isGreaterThanOrEqualTo(config.retryDelay());
  }

  @Test
  void what_will_not_pass_by_itself_fails_at_once_and_waits_for_a_person() {
    String name = unique("Vendor");
    workspace.books().addVendor(name);
    taskip.contact(name, name, name + "@books.example");
    Map<String, Object> failed = taskip.awaitRow(name, "failed");
    assertThat(failed).containsEntry("retries", 1);
    // An automatic retry would have come by the time that somebody else's has.
    String other = unique("c");
    putAndStumble(other);
    taskip.awaitRow(other, "success");
    assertThat(taskip.rows(name)).containsExactly(failed);
    taskip.retry(failed.get("id")).then().statusCode(202);
    await().until(() -> Integer.valueOf(2).equals(taskip.rows(name).getFirst().get("retries")));
    assertThat(taskip.awaitRow(name, "failed").get("id")).isEqualTo(failed.get("id"));
  }

  @Test
  void a_definitive_refusal_ends_its_request_id_and_an_unknown_outcome_does_not() {
    String unknown = unique("c");
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.cutAfter()).operation("create").entity("Customer"));
    taskip.contact(unknown, unknown, unknown + "@books.example");
    taskip.awaitRow(unknown, "success");
    assertThat(requestIdsSending(unknown))
        .hasSize(2)
        .containsOnly(requestIdsSending(unknown).getFirst());
    String taken = unique("Vendor");
    workspace.books().addVendor(taken);
    taskip.contact(taken, taken, taken + "@books.example");
    taskip.retry(taskip.awaitRow(taken, "failed").get("id")).then().statusCode(202);
    await().until(() -> Integer.valueOf(2).equals(taskip.rows(taken).getFirst().get("retries")));
    taskip.awaitRow(taken, "failed");
    assertThat(requestIdsSending(taken)).hasSize(2).doesNotHaveDuplicates();
  }

  private List<String> requestIdsSending(String text) {
    return simulator.log().of(workspace.realmId()).stream()
        .filter(request -> request.call().operation().equals("create"))
        .filter(request -> request.body().contains(text))
        .map(LoggedRequest::requestId)
        .toList();
  }

  /**
   * A contact whose first three attempts meet a QuickBooks that stumbles; the row after the first.
   */
  private Map<String, Object> putAndStumble(String contact) {
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.status(503, FaultAction.Body.EMPTY))
                .times(3)
                .operation("create")
                .entity("Customer"));
    taskip.contact(contact, contact, contact + "@books.example");
    return await()
        .until(() -> taskip.rows(contact).getFirst(), row -> (Integer) row.get("retries") >= 1);
  }

  private static Instant attempted(Map<String, Object> row) {
    return Instant.parse((String) row.get("attempted_at"));
  }
}
