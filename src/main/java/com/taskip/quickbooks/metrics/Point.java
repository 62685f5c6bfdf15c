package com.taskip.quickbooks.metrics;

import java.util.List;

/**
 * A metric with a value for each of its dimensions.
 *
 * @param values in the order of {@link Metric#dimensions()}
 */
record Point(Metric metric, List<String> values) {
  Point {
    if (values.size() != metric.dimensions().size()) {
      throw new IllegalArgumentException(metric + " is told apart by " + metric.dimensions());
    }
  }
}
