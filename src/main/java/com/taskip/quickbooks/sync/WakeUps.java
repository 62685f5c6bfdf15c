package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends and reads the messages of the sync queue. */
@ApplicationScoped
@RegisterForReflection(targets = WakeUp.class)
public class WakeUps {
  /** As many jobs as QuickBooks takes operations in one batch. */
  static final int JOBS_PER_MESSAGE = 30;

  /** Makes another group of a workspace's. */
  private static final String BACKLOG = "\nbacklog";

  /** As many as Taskip can be told of, slowly, while a message is worked on. */
  static final int NOTICES_PER_MESSAGE = 5;

  /** As many messages as SQS takes in one request. */
  private static final int MESSAGES_PER_REQUEST = 10;

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(900);
  private static final Logger LOG = Logger.getLogger(WakeUps.class);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final SqsClient sqs;
  private final SyncConfig config;
  private final Clock clock;

  WakeUps(SqsClient sqs, SyncConfig config, Clock clock) {
    this.sqs = sqs;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException when it is not a wake-up
   */
  public static WakeUp parse(String body) {
    try {
      WakeUp wakeUp = MAPPER.readValue(body, WakeUp.class);
      if (wakeUp == null) {
        throw new IllegalArgumentException("A wake-up is not empty");
      }
      return wakeUp;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a wake-up: " + e.getOriginalMessage(), e);
    }
  }

  /** Wakes these jobs now. */
  void wake(String workspaceId, List<UUID> jobs) {
    wake(workspaceId, jobs, Duration.ZERO);
  }

  /**
   * Wakes these jobs after a while (at most SQS' 15 minutes). A message that cannot be sent is
   * logged and not thrown: the jobs are in the ledger, and the sweeper wakes them.
   */
  void wake(String workspaceId, List<UUID> jobs, Duration delay) {
    for (List<UUID> chunk : chunks(jobs)) {
      if (!send(config.queueUrl(), WakeUp.jobs(workspaceId, chunk), delay)) {
        return;
      }
    }
  }

  /** Asks for a pull of this workspace at that time. */
  void pull(String workspaceId, Instant due) {
    send(config.queueUrl(), WakeUp.pull(workspaceId), Duration.between(clock.instant(), due));
  }

  /**
   * Asks for a pull of each of these workspaces; one that cannot be sent comes with the next tick.
   */
  void pull(List<String> workspaces) {
    for (List<String> chunk : chunks(workspaces, MESSAGES_PER_REQUEST)) {
      try {
        sqs.sendMessageBatch(request -> request.queueUrl(config.queueUrl()).entries(pulls(chunk)))
            .failed()
            .forEach(
                entry ->
                    LOG.warnf(
                        "event=wake_up_not_sent workspace=%s pull=true reason=%s",
                        chunk.get(Integer.parseInt(entry.id())), entry.code()));
      } catch (SdkException e) {
        LOG.warnf("event=wake_ups_not_sent pull=true reason=%s", e.getMessage());
        return;
      }
    }
  }

  private static List<SendMessageBatchRequestEntry> pulls(List<String> workspaces) {
    return IntStream.range(0, workspaces.size())
        .mapToObj(
            i ->
                SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageGroupId(groupOf(workspaces.get(i)))
                    .messageBody(write(WakeUp.pull(workspaces.get(i))))
                    .build())
        .toList();
  }

  /** Has Taskip told of these, after a while; like jobs, they are in the ledger. */
  void tell(String workspaceId, List<UUID> notices, Duration delay) {
    for (List<UUID> chunk : chunks(notices, NOTICES_PER_MESSAGE)) {
      if (!send(config.queueUrl(), WakeUp.notices(workspaceId, chunk), delay)) {
        return;
      }
    }
  }

  /** Calls the pump's next turn, after a while. */
  void pump(Pump pump, Duration delay) {
    send(config.queueUrl(), WakeUp.pump(pump), delay);
  }

  /** Calls a pump that was started, once the work that it was started for is there to be seen. */
  void pump(@Observes(during = TransactionPhase.AFTER_SUCCESS) Pump started) {
    pump(started, Duration.ZERO);
  }

  private boolean send(String queueUrl, WakeUp wakeUp, Duration delay) {
    Duration bounded = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    long seconds = Math.max(0, bounded.plusMillis(999).toSeconds());
    try {
      sqs.sendMessage(
          message ->
              message
                  .queueUrl(queueUrl)
                  .messageGroupId(groupOf(wakeUp))
                  .delaySeconds((int) seconds)
                  .messageBody(write(wakeUp)));
      return true;
    } catch (SdkException e) {
      LOG.warnf(
          "event=wake_up_not_sent workspace=%s jobs=%d reason=%s",
          wakeUp.workspaceId(), wakeUp.jobs().size(), e.getMessage());
      return false;
    }
  }

  /** A backlog is a tenant of its own beside the live changes of the same workspace. */
  private static String groupOf(WakeUp wakeUp) {
    return groupOf(wakeUp.pump() == null ? wakeUp.workspaceId() : wakeUp.workspaceId() + BACKLOG);
  }

  /**
   * SQS' fair queues tell tenants apart by this. A workspace id may hold characters that SQS
   * refuses in a group id, so its digest stands for it.
   */
  static String groupOf(String workspaceId) {
    byte[] bytes = workspaceId.getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  static String write(WakeUp wakeUp) {
    try {
      return MAPPER.writeValueAsString(wakeUp);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A wake-up cannot be written as JSON", e);
    }
  }

  static List<List<UUID>> chunks(List<UUID> jobs) {
    return chunks(jobs, JOBS_PER_MESSAGE);
  }

  private static <T> List<List<T>> chunks(List<T> all, int most) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + most)
        .mapToObj(from -> all.subList(from, Math.min(from + most, all.size())))
        .toList();
  }
}
