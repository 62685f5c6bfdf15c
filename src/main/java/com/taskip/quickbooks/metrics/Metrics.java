package com.taskip.quickbooks.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and measures until the invocation ends. Measuring costs nothing but a moment and never
 * fails; what a killed function had not written is lost. Thread-safe.
 */
@ApplicationScoped
public class Metrics {
  private final MetricLog log;
  private Map<Point, Double> measured = new HashMap<>();

  Metrics(MetricLog log) {
    this.log = log;
  }

  /**
   * It happened once.
   *
   * @param values of its dimensions, in their order
   */
  public void count(Metric metric, String... values) {
    count(metric, 1, values);
  }

  /** It happened so many times; never is not written. */
  public synchronized void count(Metric metric, long times, String... values) {
    if (times > 0) {
      measured.merge(new Point(metric, List.of(values)), (double) times, Double::sum);
    }
  }

  /** It stands like this now; the last one counts. */
  public synchronized void gauge(Metric metric, double now, String... values) {
    measured.put(new Point(metric, List.of(values)), now);
  }

  /** Writes what has been measured since the last time; nothing when nothing was. */
  public void flush() {
    Map<Point, Double> since = take();
    if (!since.isEmpty()) {
      log.write(since);
    }
  }

  private synchronized Map<Point, Double> take() {
    Map<Point, Double> since = measured;
    measured = new HashMap<>();
    return since;
  }
}
