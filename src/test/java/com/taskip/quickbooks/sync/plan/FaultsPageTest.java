package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.fault.BusinessText;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that a support person reads says what the code says. */
class FaultsPageTest {
  private static final Path PAGE = Path.of("infra", "docs", "faults.md");

  @Test
  void every_fault_of_quickbooks_stands_on_the_page_as_rows_show_it() throws IOException {
    List<String> wanted =
        Stream.concat(
                Stream.of(CompanyFaults.ALL, RecordFaults.ALL)
                    .flatMap(List::stream)
                    .map(entry -> row(entry, numbers(entry), kind(entry))),
                Stream.of(BusinessText.values())
                    .map(text -> row(BusinessFaults.of(text), "6000 " + text, kind(text))))
            .toList();
    assertThat(String.join("\n", rows("## What QuickBooks says")))
        .as("the table has to read:\n%s", String.join("\n", wanted))
        .isEqualTo(String.join("\n", wanted));
  }

  @Test
  void every_error_of_our_own_stands_on_the_page_and_none_that_is_gone() throws IOException {
    assertThat(codes("## What Taskip says")).isEqualTo(codesOf(ToldInSource.errors()));
  }

  @Test
  void every_warning_stands_on_the_page_and_none_that_is_gone() throws IOException {
    assertThat(codes("## Warnings")).isEqualTo(codesOf(ToldInSource.warnings()));
  }

  @Test
  void help_is_one_sentence() {
    assertThat(ToldInSource.errors())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            error -> {
              String help = error.texts().getLast();
              assertThat(help).as(error.code()).isNotBlank().doesNotContainPattern("[.!?] ");
            });
  }

  private static String row(FaultEntry entry, String numbers, String kind) {
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(entry.code(), numbers, entry.sentence(), entry.cause(), entry.help(), kind);
  }

  private static String kind(FaultEntry entry) {
    FaultGroup group = FaultGroup.of(entry.quickbooksCodes().getFirst());
    return switch (group.kind()) {
      case THROTTLED -> "waits, costs no attempt";
      case PASSING -> group.lasting() ? "passing, slowly" : "passing";
      case PERMANENT -> "permanent";
      case AUTHENTICATION, AUTHORIZATION -> "stops the connection";
    };
  }

  private static String kind(BusinessText text) {
    return text.passing() ? "passing" : "permanent";
  }

  /** A long run of codes is shown by its ends. */
  private static String numbers(FaultEntry entry) {
    List<String> runs = new ArrayList<>();
    int first = 0;
    int last = 0;
    for (String code : entry.quickbooksCodes()) {
      int next = Integer.parseInt(code);
      if (next == last + 1) {
        runs.removeLast();
      } else {
        first = next;
      }
      last = next;
      runs.add(first == last ? code : first + "–" + last);
    }
    return String.join(", ", runs);
  }

  private static Set<String> codes(String heading) throws IOException {
    return rows(heading).stream()
        .map(row -> row.split("`")[1])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> codesOf(List<ToldInSource> told) {
    return told.stream()
        .map(ToldInSource::code)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rows of the table under a heading, without its head. */
  private static List<String> rows(String heading) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .toList();
  }
}
