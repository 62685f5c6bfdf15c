package com.taskip.quickbooks.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Stands in for Lambda's SQS trigger: receives, invokes the function with the batch, deletes what
 * was done. What was handed back comes again after the retry delay.
 */
@ApplicationScoped
class QueuePoller {

  private static final Logger LOG = Logger.getLogger(QueuePoller.class);
  private static final int BATCH = 10;
  private static final Duration LONG_POLL = Duration.ofSeconds(2);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SqsClient sqs;
  private final LambdaStandIn function;
  private final String queue;
  private final int retrySeconds;
  private final int concurrency;
  private ExecutorService pollers;
  private volatile boolean running;

  QueuePoller(
      SqsClient sqs,
      LambdaStandIn function,
      @ConfigProperty(name = "SYNC_QUEUE_URL") String queue,
      @ConfigProperty(name = "SYNC_RETRY_DELAY", defaultValue = "PT60S") Duration retryDelay,
      @ConfigProperty(name = "taskip.local.workers", defaultValue = "4") int concurrency) {
    this.sqs = sqs;
    this.function = function;
    this.queue = queue;
    this.retrySeconds = (int) Math.max(1, retryDelay.toSeconds());
    this.concurrency = concurrency;
  }

  void start(@Observes @Priority(StartOrder.POLLER) StartupEvent started) {
    running = true;
    pollers =
        Executors.newFixedThreadPool(
            concurrency, Thread.ofPlatform().name("sqs-poller-", 0).factory());
    for (int i = 0; i < concurrency; i++) {
      pollers.submit(this::poll);
    }
  }

  /** Lets the batches in flight finish before anything they need goes away. */
  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    running = false;
    if (pollers != null) {
      pollers.shutdown();
      if (!pollers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        pollers.shutdownNow();
      }
    }
  }

  private void poll() {
    while (running) {
      try {
        List<Message> messages = receive();
        if (!messages.isEmpty()) {
          settle(messages, function.invoke(batch(messages)));
        }
      } catch (IOException | RuntimeException failed) {
        // Whatever it is: a poller that ends would leave its share of the queue to nobody.
        if (running) {
          LOG.warnf(failed, "event=queue_poll_failed");
          pause();
        }
      }
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue)
                    .maxNumberOfMessages(BATCH)
                    .waitTimeSeconds((int) LONG_POLL.toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private Map<String, Object> batch(List<Message> messages) {
    return Map.of(
        "Records",
        messages.stream()
            .map(
                message ->
                    Map.of(
                        "messageId", message.messageId(),
                        "receiptHandle", message.receiptHandle(),
                        "body", message.body(),
                        "attributes", message.attributesAsStrings(),
                        "messageAttributes", Map.of(),
                        "eventSource", "aws:sqs",
                        "eventSourceARN", "arn:aws:sqs:local:000000000000:taskip-sync",
                        "awsRegion", "local"))
            .toList());
  }

  private void settle(List<Message> messages, JsonNode answer) {
    Set<String> handedBack = new HashSet<>();
    answer
        .path("batchItemFailures")
        .forEach(failure -> handedBack.add(failure.path("itemIdentifier").asText()));
    for (Message message : messages) {
      if (handedBack.contains(message.messageId())) {
        sqs.changeMessageVisibility(
            request ->
                request
                    .queueUrl(queue)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(retrySeconds));
      } else {
        sqs.deleteMessage(
            request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
