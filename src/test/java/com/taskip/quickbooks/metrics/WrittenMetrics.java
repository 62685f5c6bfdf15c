package com.taskip.quickbooks.metrics;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what the application of the suite has written, in place of CloudWatch. */
@Mock
@ApplicationScoped
public class WrittenMetrics extends MetricLog {
  private final Map<Point, Double> totals = new ConcurrentHashMap<>();
  private final Map<Point, Double> latest = new ConcurrentHashMap<>();

  WrittenMetrics() {
    super(Optional::empty, Clock.systemUTC());
  }

  @Override
  void write(Map<Point, Double> measured) {
    measured.forEach((point, value) -> totals.merge(point, value, Double::sum));
    latest.putAll(measured);
  }

  /** All that was ever counted. */
  public long total(Metric metric, String... values) {
    return totals.getOrDefault(new Point(metric, List.of(values)), 0.0).longValue();
  }

  /** As it was measured last; -1 when it never was. */
  public double latest(Metric metric, String... values) {
    return latest.getOrDefault(new Point(metric, List.of(values)), -1.0);
  }
}
