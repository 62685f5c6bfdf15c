package com.taskip.quickbooks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.LambdaEvents.Answer;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventDoorTest {

  @Inject Companies companies;

  @Test
  void http_request_reaches_the_routes() {
    Answer answer = LambdaEvents.invoke(LambdaEvents.recorded("http-get"));
    assertThat(answer.failed()).isFalse();
    assertThat(answer.body().getInt("statusCode")).isEqualTo(200);
    assertThat(answer.body().getString("headers.content-type")).startsWith("application/json");
  }

  @Test
  void sqs_batch_hands_back_only_what_was_not_done() {
    Answer answer = LambdaEvents.invoke(LambdaEvents.recorded("sqs-batch"));
    assertThat(answer.failed()).isFalse();
    assertThat(answer.body().getList("batchItemFailures.itemIdentifier"))
        .isEqualTo(List.of("2e1424d4-f796-459a-8184-9c92662be6da"));
  }

  @Test
  void scheduled_rule_named_sweep_sweeps() {
    assertThat(LambdaEvents.sweep().body().getString("done")).isEqualTo("sweep");
  }

  @Test
  void any_other_scheduled_rule_pulls() {
    ConnectedWorkspace workspace = companies.connect();
    Taskip taskip = new Taskip(workspace);
    taskip.settings("1", "4");
    String id = Taskip.unique("pulled");
    taskip.contact(id, id, id + "@books.example");
    taskip.invoice(id, id, "10");
    taskip.awaitRow(id, "success");
    String invoice = taskip.get("invoices", id).getString("quickbooks.id");
    workspace.books().recordPayment(invoice, new BigDecimal("20"));

    assertThat(LambdaEvents.pull().body().getString("done")).isEqualTo("pull");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> "paid".equals(taskip.get("invoices", id).getString("status")));
  }

  /** As the page of an alarm has an operator do it. */
  @Test
  void a_tick_by_hand_is_a_tick() {
    String tick = "{\"source\": \"aws.events\", \"resources\": [\"by-hand-%s\"]}";
    assertThat(LambdaEvents.invoke(tick.formatted("sweep")).body().getString("done"))
        .isEqualTo("sweep");
    assertThat(LambdaEvents.invoke(tick.formatted("pull")).body().getString("done"))
        .isEqualTo("pull");
  }

  @Test
  void event_of_an_unknown_kind_fails_its_invocation() {
    Answer answer = LambdaEvents.invoke(LambdaEvents.recorded("s3-put"));
    assertThat(answer.failed()).isTrue();
    assertThat(answer.body().getString("errorType")).endsWith("UnknownEvent");
  }
}
