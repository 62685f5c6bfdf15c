package com.taskip.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.NamedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each sentence of the product's documentation and each line of the contract names the tests that
 * hold it, and those tests are there and run. Whether a test holds its sentence, a reader decides.
 */
class PromisesTest {
  private static final Path PAGE = Path.of("infra", "docs", "promises.md");
  private static final String RULER = "|---|---|";
  private static final String NO_ROW = "No row under ";
  private static final String COLUMN = "(?<!\\\\)\\|";

  @Test
  void every_promise_is_held_by_tests_that_exist_and_run() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    assertThat(page).filteredOn(RULER::equals).hasSizeGreaterThan(20);
    assertThat(complaints(page)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "| Held | `PromisesTest#every_promise_is_held_by_tests_that_exist_and_run` | > ",
        "| A \\| b | `ArchitectureTest#rules_are_pure`, `simulator.BatchTest#answers_come_in_any_order` | > ",
        "| Nobody's | | > Nobody's: no test is named",
        "| Words | trust us | > Words: no test is named",
        "| More | `ArchitectureTest#rules_are_pure` mostly | > More: \"mostly\" is no test",
        "| Gone | `NoSuchTest#at_all` | > Gone: there is no class NoSuchTest",
        "| Renamed | `PromisesTest#was_here` | > Renamed: PromisesTest has no test was_here",
        "| Helper | `PromisesTest#complaints` | > Helper: PromisesTest has no test complaints",
        "| No class of tests | `Taskip#unique` | > No class of tests: there is no class Taskip",
        "| Split | here | `ArchitectureTest#rules_are_pure` | > Split: a row has two columns",
        "| Twice | `ArchitectureTest#rules_are_pure` | // | Twice | `ArchitectureTest#rules_are_pure` | > Twice: stands on the page twice"
      })
  void a_promise_that_nothing_holds_is_called_by_its_name(String rows, String complaint) {
    List<String> page = new ArrayList<>(List.of("## Section", "", "| says | held by |", RULER));
    page.addAll(List.of(rows.split(" // ")));
    if (complaint == null) {
      assertThat(complaints(page)).isEmpty();
    } else {
      assertThat(complaints(page)).containsExactly(complaint);
    }
  }

  @Test
  void a_name_that_several_classes_bear_is_no_name() {
    assertThat(new NamedTest("BatchTest", "answers_come_in_any_order").complaint())
        .hasValueSatisfying(complaint -> assertThat(complaint).contains("may be any of"));
  }

  @Test
  void a_section_without_a_row_promises_what_nobody_sees() {
    assertThat(complaints(List.of("## Empty", "", "## Next"))).hasSize(2);
  }

  private static List<String> complaints(List<String> page) {
    List<String> complaints = new ArrayList<>();
    Set<String> sentences = new HashSet<>();
    String withoutRow = null;
    for (int i = 0; i < page.size(); i++) {
      String line = page.get(i).strip();
      if (line.startsWith("## ")) {
        Optional.ofNullable(withoutRow).map(NO_ROW::concat).ifPresent(complaints::add);
        withoutRow = line;
      } else if (line.startsWith("|") && !line.equals(RULER) && !isHead(page, i)) {
        complaints.addAll(complaintsOf(line, sentences));
        withoutRow = null;
      }
    }
    Optional.ofNullable(withoutRow).map(NO_ROW::concat).ifPresent(complaints::add);
    return complaints;
  }

  private static boolean isHead(List<String> page, int line) {
    return line + 1 < page.size() && page.get(line + 1).strip().equals(RULER);
  }

  private static List<String> complaintsOf(String row, Set<String> sentences) {
    String[] cells = row.split(COLUMN, -1);
    String sentence = cells[1].strip();
    if (cells.length != 4) {
      return List.of(sentence + ": a row has two columns");
    }
    List<String> complaints = new ArrayList<>();
    if (!sentences.add(sentence)) {
      complaints.add("stands on the page twice");
    }
    List<NamedTest> tests = NamedTest.in(cells[2]);
    String rest = NamedTest.rest(cells[2]).replace(",", " ").strip();
    if (tests.isEmpty()) {
      complaints.add("no test is named");
    } else if (!rest.isEmpty()) {
      complaints.add('"' + rest + "\" is no test");
    }
    tests.forEach(test -> test.complaint().ifPresent(complaints::add));
    return complaints.stream().map(complaint -> sentence + ": " + complaint).toList();
  }
}
