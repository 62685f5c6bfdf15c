package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EvidencePageTest {
  private static final Map<String, JsonNode> SUBJECTS =
      Map.of("chaos", Workspace.json("{\"violations\": 0, \"median_ratio\": 1.0349}"));

  @Test
  void the_page_says_what_the_runs_came_to() {
    assertThat(EvidencePage.fill("**{{chaos.violations}}** at {{chaos.median_ratio}}", SUBJECTS))
        .isEqualTo("**0** at 1.03");
  }

  @Test
  void there_is_no_page_when_a_run_was_left_out() {
    assertThatThrownBy(() -> EvidencePage.fill("{{tokens.rounds}}", SUBJECTS))
        .hasMessageContaining("tokens.rounds");
    assertThatThrownBy(() -> EvidencePage.fill("{{chaos.requests}}", SUBJECTS))
        .hasMessageContaining("chaos.requests");
  }

  @Test
  void a_page_with_goals_says_which_are_missed_and_what_was_not_measured() {
    Properties bounds = new Properties();
    bounds.setProperty("chaos.median_ratio", "..1.0");
    bounds.setProperty("chaos.violations", "..0");
    bounds.setProperty("tokens.rounds", "10..");
    assertThat(
            EvidencePage.fill(
                "{{chaos.violations}}, {{tokens.rounds}}. {{goals.missed}}",
                SUBJECTS,
                new Baseline(bounds)))
        .isEqualTo(
            """
            0, not measured. Missed:

            - chaos.median_ratio is 1.0349, not ..1.0
            - nothing is known of tokens\
            """);
  }

  @Test
  void a_page_says_so_when_all_goals_are_reached() {
    Properties bounds = new Properties();
    bounds.setProperty("chaos.violations", "..0");
    assertThat(EvidencePage.fill("{{goals.missed}}", SUBJECTS, new Baseline(bounds)))
        .isEqualTo("All goals are reached.");
  }

  @Test
  void each_goal_of_the_speed_is_one_of_a_figure_that_the_page_shows() throws IOException {
    String page = Files.readString(Path.of("src/test/resources/evidence/SPEED.md"));
    assertThat(Baseline.read(Path.of("infra/evidence/speed-goals.properties")).figures())
        .isNotEmpty()
        .allSatisfy(figure -> assertThat(page).contains("{{" + figure + "}}"));
  }
}
