package com.taskip.quickbooks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.LambdaEvents.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventDoorTest {

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
    assertThat(LambdaEvents.pull().body().getString("done")).isEqualTo("pull");
  }

  @Test
  void event_of_an_unknown_kind_fails_its_invocation() {
    Answer answer = LambdaEvents.invoke(LambdaEvents.recorded("s3-put"));
    assertThat(answer.failed()).isTrue();
    assertThat(answer.body().getString("errorType")).endsWith("UnknownEvent");
  }
}
