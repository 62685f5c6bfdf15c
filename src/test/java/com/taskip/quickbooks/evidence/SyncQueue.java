package com.taskip.quickbooks.evidence;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The sync queue and its dead-letter queue, as operators see them. */
final class SyncQueue implements AutoCloseable {
  private final SqsClient sqs;
  private final String url;

  private SyncQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  static SyncQueue at(Map<String, String> found) {
    return new SyncQueue(
        SqsClient.builder()
            .endpointOverride(URI.create(found.get("quarkus.sqs.endpoint-override")))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build(),
        found.get("SYNC_QUEUE_URL"));
  }

  /** How long a received message stays out of sight. */
  void visibility(Duration visibility) {
    sqs.setQueueAttributes(
        request ->
            request
                .queueUrl(url)
                .attributes(
                    Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(visibility.toSeconds()))));
  }

  String url() {
    return url;
  }

  void send(String body) {
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  /** Whoever had received these is dead: they come again at once. */
  void release(Collection<String> receipts) {
    for (String receipt : receipts) {
      try {
        sqs.changeMessageVisibility(
            request -> request.queueUrl(url).receiptHandle(receipt).visibilityTimeout(0));
      } catch (SqsException deleted) {
        // It died after it had deleted it, before it could say so.
      }
    }
  }

  /** All messages, those too that are to come at a later time. */
  int sizeWithLater() {
    return size(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED) + size();
  }

  /** Messages that wait or are being worked on; not those that are to come at a later time. */
  int size() {
    return size(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  private int size(QueueAttributeName... which) {
    return sqs
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(which))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /** Takes everything out of the dead-letter queue. */
  List<String> exhume() {
    List<String> bodies = new ArrayList<>();
    List<Message> found = dead();
    while (!found.isEmpty()) {
      for (Message message : found) {
        bodies.add(message.body());
        sqs.deleteMessage(
            request -> request.queueUrl(deadUrl()).receiptHandle(message.receiptHandle()));
      }
      found = dead();
    }
    return bodies;
  }

  private List<Message> dead() {
    return sqs.receiveMessage(request -> request.queueUrl(deadUrl()).maxNumberOfMessages(10))
        .messages();
  }

  private String deadUrl() {
    return url + "-dead";
  }

  @Override
  public void close() {
    sqs.close();
  }
}
