package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logs, alarms and the dashboard of the template. */
class AlarmTemplateTest extends TemplateTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Test
  void every_function_logs_where_logs_end_one_day() {
    assertThat(template.resources(FUNCTION).values())
        .map(properties -> map(properties.get("LoggingConfig")).get("LogGroup").toString())
        .containsExactlyInAnyOrder(
            "Ref HttpLogs", "Ref SyncLogs", "Ref TickLogs", "Ref MigrateLogs");
    assertThat(template.resources("AWS::Logs::LogGroup"))
        .hasSize(5)
        .allSatisfy(
            (name, properties) ->
                assertThat(properties).containsKeys("RetentionInDays", "KmsKeyId"));
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
    assertThat(template.at("Resources.TicksMissingAlarm.Properties.TreatMissingData"))
        .isEqualTo("breaching");
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
  void unknown_event_is_counted_in_every_function() throws IOException {
    assertThat(template.resources("AWS::Logs::MetricFilter").values())
        .extracting(properties -> properties.get("LogGroupName").toString())
        .containsExactlyInAnyOrder(
            "Ref HttpLogs", "Ref SyncLogs", "Ref TickLogs", "Ref MigrateLogs");
    assertThat(template.resources("AWS::Logs::MetricFilter").values())
        .extracting(properties -> properties.get("FilterPattern"))
        .containsOnly("\"event=event_refused\"");
    assertThat(
            Files.readString(Path.of("src/main/java/com/taskip/quickbooks/lambda/EventDoor.java")))
        .contains("event=event_refused");
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
