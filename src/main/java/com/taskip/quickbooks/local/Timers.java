package com.taskip.quickbooks.local;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stands in for the EventBridge rules of template.yaml. */
@ApplicationScoped
class Timers {

  private static final String RULE = "arn:aws:events:local:000000000000:rule/taskip-quickbooks-";

  private final LambdaStandIn function;
  private final Clock clock;

  Timers(LambdaStandIn function, Clock clock) {
    this.function = function;
    this.clock = clock;
  }

  @Scheduled(
      every = "${taskip.local.pull-interval}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void pull() throws IOException {
    tick("pull");
  }

  @Scheduled(
      every = "${taskip.local.sweep-interval}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() throws IOException {
    tick("sweep");
  }

  private void tick(String rule) throws IOException {
    function.invoke(
        Map.of(
            "version", "0",
            "id", UUID.randomUUID().toString(),
            "detail-type", "Scheduled Event",
            "source", "aws.events",
            "time", clock.instant().toString(),
            "resources", List.of(RULE + rule),
            "detail", Map.of()));
  }
}
