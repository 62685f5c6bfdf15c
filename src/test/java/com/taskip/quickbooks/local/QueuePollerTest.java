package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.testing.Queue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@QuarkusTest
class QueuePollerTest {

  @Inject Queue queue;

  @Test
  void message_that_cannot_be_read_ends_in_the_dead_letter_queue() {
    queue.send("no wake-up at all");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(queue.deadLetters())
                    .extracting(Message::body)
                    .contains("no wake-up at all"));
  }
}
