package com.taskip.quickbooks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.connection.IdleGrants;
import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.sync.Ageing;
import com.taskip.quickbooks.sync.Pull;
import com.taskip.quickbooks.sync.Standing;
import com.taskip.quickbooks.sync.Sweeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Map;

/**
 * A scheduled event of EventBridge. The rule whose name ends with {@code sweep} wakes what nobody
 * woke, and measures how the whole stands; any other one looks for payments in QuickBooks and keeps
 * idle connections alive.
 */
@ApplicationScoped
class ScheduleDoor {

  private static final String SWEEP = "sweep";

  private final Pull pull;
  private final Sweeper sweeper;
  private final Standing standing;
  private final Ageing ageing;
  private final IdleGrants idleGrants;
  private final Metrics metrics;

  ScheduleDoor(
      Pull pull,
      Sweeper sweeper,
      Standing standing,
      Ageing ageing,
      IdleGrants idleGrants,
      Metrics metrics) {
    this.pull = pull;
    this.sweeper = sweeper;
    this.standing = standing;
    this.ageing = ageing;
    this.idleGrants = idleGrants;
    this.metrics = metrics;
  }

  @ActivateRequestContext
  Map<String, String> open(JsonNode event) {
    String rule = event.path("resources").path(0).asText();
    if (rule.endsWith(SWEEP)) {
      sweeper.sweep();
      standing.measure();
      ageing.goOn();
      return Map.of("done", SWEEP);
    }
    pull.pullDue();
    metrics.count(Metric.PULL_TICKS);
    idleGrants.keepAlive();
    return Map.of("done", "pull");
  }
}
