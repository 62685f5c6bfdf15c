package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The dead-letter queue gets what used up its automatic retries on passing failures: that is the
 * operators' business, while a permanent failure is the user's, in Sync Health.
 */
@ApplicationScoped
class DeadLetters {
  /** As many messages as SQS hands out or takes in one request. */
  private static final int MOST_AT_ONCE = 10;

  /** As long as the function that looks at them may take. */
  private static final Duration OUT_OF_SIGHT = Duration.ofSeconds(300);

  private final SqsClient sqs;
  private final SyncConfig config;
  private volatile String url;

  DeadLetters(SqsClient sqs, SyncConfig config) {
    this.sqs = sqs;
    this.config = config;
  }

  /**
   * Puts the jobs where an operator finds them. Throws when that fails, before their rows say
   * failed: the lease then runs out and the last attempt is made again.
   */
  void keep(String workspaceId, List<UUID> jobs) {
    for (List<UUID> chunk : WakeUps.chunks(jobs)) {
      keep(WakeUp.exhausted(workspaceId, chunk));
    }
  }

  /** Puts a message where an operator finds it; throws when that fails. */
  void keep(WakeUp exhausted) {
    sqs.sendMessage(
        message ->
            message
                .queueUrl(url())
                .messageGroupId(WakeUps.groupOf(exhausted.workspaceId()))
                .messageBody(WakeUps.write(exhausted)));
  }

  /**
   * Takes out messages to be looked at, each once. Nobody else sees them meanwhile; those that are
   * neither dropped nor given back come back by themselves.
   */
  List<Message> take(int most) {
    Map<String, Message> taken = new LinkedHashMap<>();
    List<Message> next = receive();
    while (!next.isEmpty() && taken.size() < most) {
      next.forEach(message -> taken.put(message.messageId(), message));
      next = taken.size() < most ? receive() : List.of();
    }
    return List.copyOf(taken.values());
  }

  /** A long poll asks every server of the queue: an empty answer then means that it is empty. */
  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url())
                    .maxNumberOfMessages(MOST_AT_ONCE)
                    .visibilityTimeout((int) OUT_OF_SIGHT.toSeconds())
                    .waitTimeSeconds(1))
        .messages();
  }

  /** Deletes a message that was taken out. */
  void drop(Message message) {
    sqs.deleteMessage(request -> request.queueUrl(url()).receiptHandle(message.receiptHandle()));
  }

  /** Puts messages that were taken out back into sight. */
  void giveBack(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MOST_AT_ONCE) {
      List<Message> some = messages.subList(from, Math.min(from + MOST_AT_ONCE, messages.size()));
      sqs.changeMessageVisibilityBatch(
          request ->
              request
                  .queueUrl(url())
                  .entries(
                      some.stream()
                          .map(
                              message ->
                                  ChangeMessageVisibilityBatchRequestEntry.builder()
                                      .id(message.messageId())
                                      .receiptHandle(message.receiptHandle())
                                      .visibilityTimeout(0)
                                      .build())
                          .toList()));
    }
  }

  /** The sync queue's own redrive policy says which queue it is; asked once. */
  private String url() {
    if (url == null) {
      String policy =
          sqs.getQueueAttributes(
                  request ->
                      request
                          .queueUrl(config.queueUrl())
                          .attributeNames(QueueAttributeName.REDRIVE_POLICY))
              .attributes()
              .get(QueueAttributeName.REDRIVE_POLICY);
      url = sqs.getQueueUrl(request -> request.queueName(nameIn(policy))).queueUrl();
    }
    return url;
  }

  private static String nameIn(String policy) {
    if (policy == null) {
      throw new IllegalStateException("SYNC_QUEUE_URL names a queue without a dead-letter queue");
    }
    try {
      String arn = new ObjectMapper().readTree(policy).path("deadLetterTargetArn").asText();
      return arn.substring(arn.lastIndexOf(':') + 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The sync queue's redrive policy cannot be read", e);
    }
  }
}
