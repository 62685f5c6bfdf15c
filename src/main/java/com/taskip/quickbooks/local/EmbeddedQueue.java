package com.taskip.quickbooks.local;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A server in this process that speaks the SQS protocol, with the sync queue and its dead-letter
 * queue. Messages do not survive a restart: the ledger does, and the sweeper wakes what was lost.
 */
final class EmbeddedQueue implements AutoCloseable {

  private static final String HOST = "localhost";
  private static final String QUEUE = "taskip-sync";
  private static final String DEAD_LETTERS = "taskip-sync-dead";
  private static final String ACCOUNT = "000000000000";

  /** As in template.yaml: how often SQS hands out a message before it is put aside. */
  private static final int MAX_RECEIVES = 5;

  /** Longer than any batch takes: whoever hands a message back says when it comes again. */
  private static final Duration VISIBILITY = Duration.ofMinutes(2);

  private final SQSRestServer server;
  private final URI endpoint;

  private EmbeddedQueue(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  static EmbeddedQueue start(int port) {
    // The run stops its parts itself, after the application: Pekko must not do it before.
    System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
    System.setProperty("pekko.loglevel", "WARNING");
    SQSRestServer server =
        SQSRestServerBuilder.withPort(port)
            .withInterface(HOST)
            .withServerAddress(new NodeAddress("http", HOST, port, ""))
            .start();
    server.waitUntilStarted();
    EmbeddedQueue queue =
        new EmbeddedQueue(server, URI.create("http://%s:%d".formatted(HOST, port)));
    queue.createQueues();
    return queue;
  }

  private void createQueues() {
    try (SqsClient client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      client.createQueue(request -> request.queueName(DEAD_LETTERS));
      client.createQueue(
          request ->
              request
                  .queueName(QUEUE)
                  .attributes(
                      Map.of(
                          QueueAttributeName.VISIBILITY_TIMEOUT,
                          Long.toString(VISIBILITY.toSeconds()),
                          QueueAttributeName.REDRIVE_POLICY,
                          "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:%s:%s\",\"maxReceiveCount\":\"%d\"}"
                              .formatted(ACCOUNT, DEAD_LETTERS, MAX_RECEIVES))));
    }
  }

  /** How the application reaches it. */
  Map<String, String> properties() {
    return Map.of(
        "SYNC_QUEUE_URL", url(QUEUE), "quarkus.sqs.endpoint-override", endpoint.toString());
  }

  String deadLetterUrl() {
    return url(DEAD_LETTERS);
  }

  private String url(String name) {
    return "%s/%s/%s".formatted(endpoint, ACCOUNT, name);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
