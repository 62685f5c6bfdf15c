package com.taskip.quickbooks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.sync.SyncWorker;
import com.taskip.quickbooks.sync.WakeUp;
import com.taskip.quickbooks.sync.WakeUps;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * An SQS batch: wake-ups of one workspace are worked on together, and only the messages that were
 * not done are handed back. Work for which the invocation has no time left is not begun.
 */
@ApplicationScoped
class QueueDoor {

  private static final Logger LOG = Logger.getLogger(QueueDoor.class);

  private final SyncWorker worker;
  private final Metrics metrics;

  QueueDoor(SyncWorker worker, Metrics metrics) {
    this.worker = worker;
    this.metrics = metrics;
  }

  /** What SQS hands out again: see "reporting batch item failures" in Lambda's guide to SQS. */
  @RegisterForReflection
  record BatchResult(List<Failure> batchItemFailures) {
    @RegisterForReflection
    record Failure(String itemIdentifier) {}
  }

  @ActivateRequestContext
  BatchResult open(JsonNode event, Context context) {
    Deadline deadline = Deadline.of(context);
    List<BatchResult.Failure> failures = new ArrayList<>();
    Map<Together, List<QueuedWakeUp>> groups = new LinkedHashMap<>();
    for (JsonNode message : event.path("Records")) {
      String id = message.path("messageId").asText();
      try {
        WakeUp wakeUp = WakeUps.parse(message.path("body").asText());
        groups
            .computeIfAbsent(Together.of(wakeUp), key -> new ArrayList<>())
            .add(new QueuedWakeUp(id, wakeUp));
      } catch (IllegalArgumentException unreadable) {
        // Handed back until the redrive policy puts it into the dead-letter queue.
        LOG.errorf("event=message_unreadable message=%s", id);
        metrics.count(Metric.EVENTS_REFUSED);
        failures.add(new BatchResult.Failure(id));
      }
    }
    groups.entrySet().stream()
        .sorted(Comparator.comparing(group -> group.getKey().isBacklog()))
        .forEach(
            group ->
                failures.addAll(
                    deadline.leavesTime()
                        ? work(group.getKey(), group.getValue())
                        : handBack(group.getKey(), group.getValue())));
    return new BatchResult(failures);
  }

  private List<BatchResult.Failure> work(Together group, List<QueuedWakeUp> messages) {
    try {
      worker.work(group.merge(messages));
      return List.of();
    } catch (RuntimeException notDone) {
      LOG.warnf(notDone, "event=work_failed workspace=%s", group.workspaceId());
      metrics.count(Metric.MISTAKES);
      return handBack(group, messages);
    }
  }

  private List<BatchResult.Failure> handBack(Together group, List<QueuedWakeUp> messages) {
    LOG.warnf(
        "event=messages_handed_back workspace=%s messages=%d",
        group.workspaceId(), messages.size());
    return messages.stream().map(message -> new BatchResult.Failure(message.id())).toList();
  }

  private record QueuedWakeUp(String id, WakeUp wakeUp) {}

  /**
   * What wake-ups must have in common to be worked on as one. Notices are not put together: Taskip
   * may take its time for each, and the deadline is looked at between groups.
   */
  private record Together(
      String workspaceId, boolean pull, boolean exhausted, Integer pump, List<UUID> notices) {

    static Together of(WakeUp wakeUp) {
      return new Together(
          wakeUp.workspaceId(), wakeUp.pull(), wakeUp.exhausted(), wakeUp.pump(), wakeUp.notices());
    }

    /** What nobody waits for comes last. */
    boolean isBacklog() {
      return pump != null;
    }

    WakeUp merge(List<QueuedWakeUp> messages) {
      return new WakeUp(
          workspaceId,
          messages.stream()
              .flatMap(message -> message.wakeUp().jobs().stream())
              .distinct()
              .toList(),
          pull,
          exhausted,
          pump,
          notices);
    }
  }
}
