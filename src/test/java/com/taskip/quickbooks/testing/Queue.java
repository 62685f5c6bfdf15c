package com.taskip.quickbooks.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The suite's real queue, as seen from outside: put a message in, look into the dead letters. */
@ApplicationScoped
public class Queue {

  private final SqsClient sqs;
  private final String url;

  Queue(SqsClient sqs, @ConfigProperty(name = "SYNC_QUEUE_URL") String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /** Puts a message in as it is, whatever it says; returns its id. */
  public String send(String body) {
    return sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)).messageId();
  }

  /** What lies in the dead-letter queue now; looking takes nothing away. */
  public List<Message> deadLetters() {
    return sqs.receiveMessage(
            request -> request.queueUrl(url + "-dead").maxNumberOfMessages(10).visibilityTimeout(0))
        .messages();
  }

  /** Moves everything from the dead-letter queue back, as an operator does. */
  public void redrive() {
    // SQS does not know where those belong that the worker put aside itself: it is told.
    sqs.startMessageMoveTask(
        request -> request.sourceArn(arn(url + "-dead")).destinationArn(arn(url)));
  }

  private String arn(String queue) {
    return sqs.getQueueAttributes(
            request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  public SqsClient client() {
    return sqs;
  }

  public String url() {
    return url;
  }
}
