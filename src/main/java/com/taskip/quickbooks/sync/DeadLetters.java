package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The dead-letter queue gets what used up its automatic retries on passing failures: that is the
 * operators' business, while a permanent failure is the user's, in Sync Health.
 */
@ApplicationScoped
class DeadLetters {
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
