package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "..2   | 2    | ",
        "..2   | 3    | x.figure is 3, not ..2",
        "166.. | 166  | ",
        "166.. | 165  | x.figure is 165, not 166..",
        "0..10 | 0.5  | ",
        "0..10 | 10.5 | x.figure is 10.5, not 0..10",
        "..2   | null | x.figure is null, not ..2"
      })
  void a_figure_that_gets_worse_is_named(String bound, String figure, String complaint) {
    Properties bounds = new Properties();
    bounds.setProperty("x.figure", bound);
    bounds.setProperty("another.figure", "..0");
    assertThat(
            new Baseline(bounds)
                .complaints("x", Workspace.json("{\"figure\": %s}".formatted(figure))))
        .isEqualTo(complaint == null ? List.of() : List.of(complaint));
  }
}
