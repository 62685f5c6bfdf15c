package com.taskip.quickbooks.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Instant NOW = Instant.now();

  private final List<Map<Point, Double>> written = new ArrayList<>();
  private final Metrics metrics =
      new Metrics(
          new WrittenMetrics() {
            @Override
            void write(Map<Point, Double> measured) {
              written.add(measured);
            }
          });

  @Test
  void what_happens_in_one_invocation_is_written_once_and_together() {
    metrics.count(Metric.JOBS, "success");
    metrics.count(Metric.JOBS, 2, "success");
    metrics.count(Metric.JOBS, "failed");
    metrics.gauge(Metric.OLDEST_JOB_AGE, 70);
    metrics.gauge(Metric.OLDEST_JOB_AGE, 0);
    metrics.flush();
    metrics.flush();
    assertThat(written)
        .containsExactly(
            Map.of(
                new Point(Metric.JOBS, List.of("success")), 3.0,
                new Point(Metric.JOBS, List.of("failed")), 1.0,
                new Point(Metric.OLDEST_JOB_AGE, List.of()), 0.0));
  }

  @Test
  void where_nothing_happened_nothing_is_written() {
    metrics.count(Metric.JOBS, 0, "success");
    metrics.flush();
    assertThat(written).isEmpty();
  }

  @Test
  void a_metric_is_told_apart_by_its_own_dimensions_and_no_others() {
    assertThatThrownBy(() -> metrics.count(Metric.JOBS)).hasMessageContaining("Outcome");
    assertThatThrownBy(() -> metrics.count(Metric.EVENTS_REFUSED, "workspace-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** "CloudWatch embedded metric format specification" of the CloudWatch Logs guide. */
  @Test
  void a_line_is_what_cloudwatch_makes_metrics_of() throws IOException {
    Map<Point, Double> measured = new HashMap<>();
    measured.put(new Point(Metric.QUICKBOOKS_CALLS, List.of("read", "none")), 4.0);
    measured.put(new Point(Metric.METERED_READS, List.of()), 4.0);
    measured.put(new Point(Metric.EVENTS_REFUSED, List.of()), 1.0);

    List<String> lines = EmbeddedFormat.lines("stack-Sync-1", NOW, measured);
    assertThat(lines).hasSize(2).noneMatch(line -> line.contains("\n"));
    List<JsonNode> read = new ArrayList<>();
    for (String line : lines) {
      read.add(new ObjectMapper().readTree(line));
    }
    JsonNode calls =
        read.stream().filter(line -> line.has("QuickBooksCalls")).findFirst().orElseThrow();
    JsonNode directive = calls.path("_aws").path("CloudWatchMetrics").path(0);
    assertThat(calls.path("_aws").path("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
    assertThat(directive.path("Namespace").asText()).isEqualTo("TaskipQuickBooks");
    assertThat(directive.path("Dimensions").toString())
        .isEqualTo("[[\"Fault\",\"Function\",\"Kind\"]]");
    assertThat(directive.path("Metrics").path(0).toString())
        .isEqualTo("{\"Name\":\"QuickBooksCalls\",\"Unit\":\"Count\"}");
    assertThat(calls.path("QuickBooksCalls").asInt()).isEqualTo(4);
    assertThat(calls.path("Function").asText()).isEqualTo("stack-Sync-1");
    assertThat(calls.path("Kind").asText()).isEqualTo("read");
    JsonNode others =
        read.stream().filter(line -> line.has("MeteredReads")).findFirst().orElseThrow();
    assertThat(others.path("EventsRefused").asInt()).isEqualTo(1);
  }

  @Test
  void whatever_stands_in_the_list_is_measured_somewhere() throws IOException {
    String code;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      code =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(MetricsTest::text)
              .collect(Collectors.joining());
    }
    assertThat(Arrays.stream(Metric.values()).map(Metric::name))
        .allSatisfy(
            name -> assertThat(code).containsPattern("(count|gauge)\\(\\s*Metric\\." + name));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
