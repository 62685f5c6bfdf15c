package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is woken by an alarm finds its page, and the page speaks of what is there. */
class RunbooksTest extends TemplateTest {

  private static final Path SOURCES = Path.of("src", "main", "java");

  static List<Runbook> pages() {
    return Runbook.all();
  }

  @Test
  void every_alarm_has_a_page_and_every_page_an_alarm() {
    List<String> alarms =
        Stream.of(template, database)
            .flatMap(each -> each.resources("AWS::CloudWatch::Alarm").values().stream())
            .map(
                alarm ->
                    alarm.get("AlarmName").toString().replaceFirst(".*?(StackName|Name)}-", ""))
            .toList();
    assertThat(pages()).extracting(Runbook::name).containsExactlyInAnyOrderElementsOf(alarms);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_says_what_it_means_what_to_look_at_and_what_to_do(Runbook page) {
    assertThat(page.isWhole()).isTrue();
    assertThat(Stream.of("logs", "sql", "sh").flatMap(language -> page.blocks(language).stream()))
        .as("something to look with")
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_names_the_drills_that_ci_runs(Runbook page) {
    assertThat(page.drills())
        .isNotEmpty()
        .allSatisfy(drill -> assertThat(drill.complaint()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_asks_logs_that_are_kept_for_events_that_are_logged(Runbook page) throws IOException {
    List<String> groups =
        template.resources("AWS::Logs::LogGroup").values().stream()
            .map(group -> group.get("LogGroupName").toString().replaceFirst(".*/", ""))
            .toList();
    assertThat(page.found("/taskip/STACK/(\\w+)")).isSubsetOf(groups);
    String code = code();
    assertThat(
            page.found("event=\\(?([a-z_|]+)").stream()
                .flatMap(names -> Stream.of(names.split("\\|"))))
        .allSatisfy(event -> assertThat(code).contains("event=" + event));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_leads_to_what_is_there(Runbook page) {
    assertThat(page.found("\\]\\(([^)#]+)\\)"))
        .allSatisfy(link -> assertThat(Runbook.DIRECTORY.resolve(link)).exists());
    assertThat(page.found("`((?:infra|src)/[\\w./-]+)"))
        .allSatisfy(path -> assertThat(Path.of(path)).exists());
    assertThat(page.found("`([A-Z][a-z]+(?:Concurrency|Memory|Class|Reads|Version))=?`"))
        .allSatisfy(name -> assertThat(template.section("Parameters")).containsKey(name));
  }

  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(RunbooksTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
