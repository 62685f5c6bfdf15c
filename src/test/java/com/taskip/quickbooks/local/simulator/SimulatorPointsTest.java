package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The simulator's page names, for each point that a faithful one must have, tests that exist. */
class SimulatorPointsTest {
  private static final Path PAGE = Path.of("infra", "docs", "simulator.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void all_fourteen_points_are_held_by_tests_that_exist() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGE)).results().map(MatchResult::group).toList();
    assertThat(rows.stream().map(row -> row.split("\\|")[1].strip()))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 14).mapToObj(Integer::toString).toList());
    assertThat(rows)
        .allSatisfy(
            row -> {
              List<MatchResult> tests = TEST.matcher(row).results().toList();
              assertThat(tests).isNotEmpty().allSatisfy(SimulatorPointsTest::exists);
            });
  }

  private static void exists(MatchResult test) {
    String name = SimulatorPointsTest.class.getPackageName() + "." + test.group(1);
    try {
      assertThat(Arrays.stream(Class.forName(name).getDeclaredMethods()).map(Method::getName))
          .contains(test.group(2));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("There is no " + name, missing);
    }
  }
}
