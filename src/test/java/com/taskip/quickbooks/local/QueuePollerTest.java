package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.testing.Queue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@QuarkusTest
class QueuePollerTest {

  @Inject Queue queue;

  @Test
  void failure_of_any_kind_does_not_end_the_poller() throws InterruptedException {
    SqsClient sqs = queue.client();
    String url = sqs.createQueue(request -> request.queueName("poller-goes-on")).queueUrl();
    QueuePoller poller =
        new QueuePoller(sqs, new LambdaStandIn(null), url, Duration.ofSeconds(1), 1);
    poller.start(new StartupEvent());
    try {
      for (int taken = 1; taken <= 2; taken++) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("no function takes it"));
        int expected = taken;
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight(url) == expected);
      }
    } finally {
      poller.stop(new ShutdownEvent());
      sqs.deleteQueue(request -> request.queueUrl(url));
    }
  }

  private int inFlight(String url) {
    QueueAttributeName notVisible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    return Integer.parseInt(
        queue
            .client()
            .getQueueAttributes(request -> request.queueUrl(url).attributeNames(notVisible))
            .attributes()
            .get(notVisible));
  }

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
