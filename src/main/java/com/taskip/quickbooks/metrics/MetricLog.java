package com.taskip.quickbooks.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Where metrics go: on Lambda to standard output, one JSON object a line, of which CloudWatch makes
 * metrics by itself, without a call or a permission; in a local run to the log, for whoever asks
 * for that with {@code QUARKUS_LOG_CATEGORY__COM_TASKIP_QUICKBOOKS_METRICS__LEVEL=DEBUG}.
 */
@ApplicationScoped
class MetricLog {
  private static final Logger LOG = Logger.getLogger(MetricLog.class);

  private final MetricsConfig config;
  private final Clock clock;

  MetricLog(MetricsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Writes a whole invocation's. */
  void write(Map<Point, Double> measured) {
    config
        .function()
        .ifPresentOrElse(
            function ->
                EmbeddedFormat.lines(function, clock.instant(), measured)
                    .forEach(System.out::println),
            () ->
                measured.forEach(
                    (point, value) ->
                        LOG.debugf(
                            "event=measured metric=%s by=%s value=%s",
                            point.metric().wireName(), point.values(), value)));
  }
}
