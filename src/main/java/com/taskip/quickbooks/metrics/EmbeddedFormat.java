package com.taskip.quickbooks.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.cloudwatchlogs.emf.model.DimensionSet;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;

/**
 * CloudWatch's embedded metric format, written by the library that AWS keeps for it: one line for
 * each combination of dimension values. Of the library only what makes the text is used: its logger
 * would look for out where it runs by asking the network.
 */
@RegisterForReflection(
    classNames = {
      "software.amazon.cloudwatchlogs.emf.model.EmptyMetricsFilter",
      "software.amazon.cloudwatchlogs.emf.model.Metadata",
      "software.amazon.cloudwatchlogs.emf.model.MetricDefinition",
      "software.amazon.cloudwatchlogs.emf.model.MetricDirective",
      "software.amazon.cloudwatchlogs.emf.model.RootNode",
      "software.amazon.cloudwatchlogs.emf.serializers.InstantSerializer",
      "software.amazon.cloudwatchlogs.emf.serializers.StorageResolutionFilter",
      "software.amazon.cloudwatchlogs.emf.serializers.StorageResolutionSerializer",
      "software.amazon.cloudwatchlogs.emf.serializers.UnitSerializer"
    })
final class EmbeddedFormat {

  /** Whose metrics these are in CloudWatch, all stacks of the account together. */
  static final String NAMESPACE = "TaskipQuickBooks";

  /** Tells stacks and their functions apart. */
  static final String FUNCTION = "Function";

  private EmbeddedFormat() {}

  static List<String> lines(String function, Instant at, Map<Point, Double> measured) {
    return measured.entrySet().stream()
        .collect(Collectors.groupingBy(entry -> dimensions(function, entry.getKey())))
        .entrySet()
        .stream()
        .flatMap(together -> lines(together.getKey(), at, together.getValue()).stream())
        .toList();
  }

  private static Map<String, String> dimensions(String function, Point point) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put(FUNCTION, function);
    for (int i = 0; i < point.values().size(); i++) {
      dimensions.put(point.metric().dimensions().get(i), point.values().get(i));
    }
    return dimensions;
  }

  private static List<String> lines(
      Map<String, String> dimensions, Instant at, List<Map.Entry<Point, Double>> values) {
    DimensionSet set = new DimensionSet();
    dimensions.forEach(set::addDimension);
    MetricsContext context = new MetricsContext();
    context.setNamespace(NAMESPACE);
    context.setTimestamp(at);
    context.setDimensions(false, set);
    values.forEach(
        value ->
            context.putMetric(
                value.getKey().metric().wireName(),
                value.getValue(),
                value.getKey().metric().unit()));
    try {
      return context.serialize();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Names and numbers are always written", e);
    }
  }
}
