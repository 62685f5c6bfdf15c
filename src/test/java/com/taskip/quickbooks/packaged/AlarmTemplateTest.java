package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.list;
import static com.taskip.quickbooks.packaged.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.taskip.quickbooks.metrics.Metric;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Logs, alarms and the dashboard of the template. */
class AlarmTemplateTest extends TemplateTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Test
  void every_function_logs_where_logs_end_one_day() {
    assertThat(template.resources(FUNCTION).values())
        .map(properties -> map(properties.get("LoggingConfig")).get("LogGroup").toString())
        .containsExactlyInAnyOrder(
            "Ref HttpLogs", "Ref SyncLogs", "Ref TickLogs", "Ref MigrateLogs", "Ref TriageLogs");
    assertThat(template.resources("AWS::Logs::LogGroup"))
        .hasSize(6)
        .allSatisfy(
            (name, properties) ->
                assertThat(properties).containsKeys("RetentionInDays", "KmsKeyId"));
    // RDS would make a group for them itself, which nothing ends and no key of ours closes.
    assertThat(database.resources("AWS::RDS::DBInstance").values())
        .isNotEmpty()
        .allSatisfy(
            instance -> assertThat(instance).doesNotContainKey("EnableCloudwatchLogsExports"));
  }

  @Test
  void every_function_has_an_alarm_on_its_errors() {
    assertThat(template.resources(FUNCTION).keySet())
        .allSatisfy(function -> assertThat(alarmOn("Errors", function)).isTrue());
  }

  @Test
  void somebody_hears_when_work_waits_or_nobody_begins_it() {
    assertThat(alarmOn("ApproximateAgeOfOldestMessage", "SyncQueue")).isTrue();
    assertThat(alarmOn("ApproximateNumberOfMessagesVisible", "DeadLetters")).isTrue();
    assertThat(alarmOn("Latency", "HttpApi")).isTrue();
    assertThat(alarmOn("5xx", "HttpApi")).isTrue();
    assertThat(alarmOn("Duration", "SyncFunction")).isTrue();
    assertThat(template.at("Resources.ThrottlesAlarm").toString())
        .contains("Throttles", "HttpFunction", "SyncFunction", "TickFunction");
    for (String silent : List.of("TicksMissingAlarm", "PullsMissingAlarm")) {
      assertThat(template.at("Resources." + silent + ".Properties.TreatMissingData"))
          .isEqualTo("breaching");
    }
    assertThat(alarmOn("Mistakes", "SyncFunction")).isTrue();
    assertThat(database.resources(ALARM).values())
        .map(properties -> properties.get("MetricName"))
        .containsExactlyInAnyOrder("DatabaseConnections", "CPUUtilization", "FreeStorageSpace");
  }

  private static boolean alarmOn(String metric, String resource) {
    return template.resources(ALARM).values().stream()
        .filter(properties -> metric.equals(properties.get("MetricName")))
        .anyMatch(properties -> properties.get("Dimensions").toString().contains(resource));
  }

  @Test
  void every_alarm_is_told_and_names_the_page_that_says_what_to_do() {
    for (Template each : List.of(template, database)) {
      assertThat(each.resources(ALARM))
          .isNotEmpty()
          .allSatisfy(
              (name, properties) -> {
                assertThat(properties.get("AlarmActions").toString()).contains("AlarmTopic");
                String alarm =
                    properties
                        .get("AlarmName")
                        .toString()
                        .replaceFirst(".*?(StackName|Name)}-", "");
                assertThat(properties.get("AlarmDescription").toString())
                    .endsWith("see infra/runbooks/" + alarm + ".md");
              });
    }
  }

  @Test
  void unknown_event_is_counted_in_every_function() {
    assertThat(measured(template.at("Resources.UnknownEventsAlarm")))
        .extracting(Measured::metric)
        .containsOnly(Metric.EVENTS_REFUSED.wireName());
    assertThat(template.at("Resources.UnknownEventsAlarm").toString())
        .contains(template.resources(FUNCTION).keySet().stream().map("Ref "::concat).toList());
  }

  @Test
  void alarm_on_a_figure_of_ours_names_one_that_the_code_measures() {
    List<Measured> named =
        template.resources(ALARM).values().stream()
            .flatMap(alarm -> measured(alarm).stream())
            .toList();
    assertThat(named).hasSizeGreaterThan(5).isSubsetOf(emitted());
  }

  @Test
  void every_figure_that_the_code_measures_is_on_the_dashboard() throws IOException {
    JsonNode dashboard =
        new ObjectMapper()
            .readTree(
                deployment("production", Map.of())
                    .at("Resources.Dashboard.Properties.DashboardBody")
                    .toString());
    String metrics =
        dashboard.findValues("metrics").stream()
            .map(JsonNode::toString)
            .collect(Collectors.joining())
            .replace("\\\"", "\"");
    assertThat(Metric.values())
        .allSatisfy(metric -> assertThat(metrics).contains('"' + metric.wireName() + '"'));
  }

  /**
   * A metric of the functions' own.
   *
   * @param dimensions what it is told apart by
   */
  private record Measured(String metric, Set<String> dimensions) {}

  private static List<Measured> emitted() {
    return Arrays.stream(Metric.values())
        .map(
            metric -> {
              Set<String> dimensions = new HashSet<>(metric.dimensions());
              dimensions.add("Function");
              return new Measured(metric.wireName(), dimensions);
            })
        .toList();
  }

  /** Those of our namespace in a part of the template, at whatever depth. */
  private static List<Measured> measured(Object part) {
    if (part instanceof List<?> items) {
      return items.stream().flatMap(item -> measured(item).stream()).toList();
    }
    if (!(part instanceof Map<?, ?>)) {
      return List.of();
    }
    Map<String, Object> members = map(part);
    if (members.containsKey("MetricName")) {
      return "TaskipQuickBooks".equals(members.get("Namespace"))
          ? List.of(
              new Measured(
                  members.get("MetricName").toString(),
                  list(members.get("Dimensions")).stream()
                      .map(dimension -> map(dimension).get("Name").toString())
                      .collect(Collectors.toSet())))
          : List.of();
    }
    return members.values().stream().flatMap(member -> measured(member).stream()).toList();
  }

  @Test
  void dashboard_is_json_and_shows_every_part() throws IOException {
    String body =
        deployment("production", Map.of())
            .at("Resources.Dashboard.Properties.DashboardBody")
            .toString();
    JsonNode widgets = new ObjectMapper().readTree(body).path("widgets");
    assertThat(widgets.size()).isGreaterThan(5);
    assertThat(body)
        .contains("HttpFunction", "SyncFunction", "TickFunction", "HttpApi")
        .contains("SyncQueue.QueueName", "DeadLetters.QueueName")
        .doesNotContain("${");
  }
}
