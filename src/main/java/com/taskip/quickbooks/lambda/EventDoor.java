package com.taskip.quickbooks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * Takes every event that AWS hands to the function and gives it to the door it is meant for.
 *
 * <p>The HTTP extension allows no second handler class in the application. A produced method
 * reference is none, and is registered as the handler once the application has started.
 */
@ApplicationScoped
public class EventDoor {

  private static final Logger LOG = Logger.getLogger(EventDoor.class);

  private final HttpDoor http;
  private final QueueDoor queue;
  private final ScheduleDoor schedule;
  private final DeploymentDoor deployment;
  private final TriageDoor triage;
  private final Metrics metrics;

  EventDoor(
      HttpDoor http,
      QueueDoor queue,
      ScheduleDoor schedule,
      DeploymentDoor deployment,
      TriageDoor triage,
      Metrics metrics) {
    this.http = http;
    this.queue = queue;
    this.schedule = schedule;
    this.deployment = deployment;
    this.triage = triage;
    this.metrics = metrics;
  }

  @Produces
  @Singleton
  @Unremovable
  RequestStreamHandler handler() {
    return this::open;
  }

  void register(@Observes StartupEvent started) {
    new AmazonLambdaRecorder(null).setStreamHandlerClass(RequestStreamHandler.class);
  }

  /** Answers an event, written as AWS writes it, that comes from no Lambda runtime. */
  public byte[] open(byte[] event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    open(new ByteArrayInputStream(event), answer, null);
    return answer.toByteArray();
  }

  /**
   * Answers one event, and writes what was measured meanwhile.
   *
   * @throws UnknownEvent when it is of no kind that we take: the invocation fails and is counted,
   *     nothing is dropped silently
   */
  private void open(InputStream input, OutputStream output, Context context) throws IOException {
    try {
      JsonNode event = EventJson.MAPPER.readTree(input);
      EventJson.MAPPER.writeValue(output, answer(event, context));
    } finally {
      metrics.flush();
    }
  }

  private Object answer(JsonNode event, Context context) throws IOException {
    return switch (EventKind.of(event)) {
      case HTTP -> http.open(event, context);
      case QUEUE -> queue.open(event, context);
      case SCHEDULE -> schedule.open(event);
      case DEPLOYMENT -> deployment.open(event);
      case TRIAGE -> triage.open(event);
      case UNKNOWN -> {
        LOG.errorf("event=event_refused members=%s", String.join(",", EventJson.members(event)));
        metrics.count(Metric.EVENTS_REFUSED);
        throw new UnknownEvent();
      }
    };
  }
}
