package com.taskip.quickbooks.packaged;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Plays Lambda's trigger on the template's queue: fetches a batch, hands it over, deletes what was
 * done.
 */
final class QueueTrigger implements AutoCloseable {

  private final PackagedStack stack;
  private final SqsClient sqs;

  QueueTrigger(PackagedStack stack) {
    this.stack = stack;
    this.sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(stack.found().get("quarkus.sqs.endpoint-override")))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /**
   * What came of a batch.
   *
   * @param messages how many were handed over
   * @param handedBack how many of them come again
   */
  record Delivered(int messages, int handedBack) {}

  /** Once, to the function that the template names for it. */
  Delivered deliver() throws Exception {
    return deliver(stack.function(stack.queueTrigger().getKey()));
  }

  /** Once; nothing is handed over when nothing waits. */
  Delivered deliver(PackagedFunction worker) throws Exception {
    String queue = stack.found().get("SYNC_QUEUE_URL");
    List<Message> messages =
        sqs.receiveMessage(
                request ->
                    request.queueUrl(queue).maxNumberOfMessages(stack.queueTrigger().getValue()))
            .messages();
    if (messages.isEmpty()) {
      return new Delivered(0, 0);
    }
    List<String> handedBack = Gateway.batch(worker, messages);
    for (Message message : messages) {
      if (!handedBack.contains(message.messageId())) {
        sqs.deleteMessage(
            request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
    return new Delivered(messages.size(), handedBack.size());
  }

  /** To look at the queues with. */
  SqsClient sqs() {
    return sqs;
  }

  @Override
  public void close() {
    sqs.close();
  }
}
