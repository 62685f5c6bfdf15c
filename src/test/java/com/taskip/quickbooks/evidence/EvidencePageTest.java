package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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
}
