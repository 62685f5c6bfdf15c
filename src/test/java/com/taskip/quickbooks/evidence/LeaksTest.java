package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must stand nowhere is found wherever it stands. */
class LeaksTest {
  private static final String SECRET = "what only two know";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event=refreshed token=RT1-123-H0-abc",
        "redirected with code=XAB11abcdef",
        "Authorization: Bearer eyJ0eXAiOiJKV1QifQ.e30.c2ln",
        "{\"access_token\": \"eyJlbmMiOiJBMTI4\"}",
        "-----BEGIN PRIVATE KEY-----",
        "signed with what only two know",
        "(acme,\"\\\\x005254312d3132332d4830\")",
        "(acme,\"\\\\x0065794a6c626d4d6930\")"
      })
  void a_token_or_a_secret_is_found_in_whatever_surrounds_it(String text) {
    assertThat(new Leaks(List.of(SECRET)).in(List.of(text)).found()).isNotEmpty();
  }

  @Test
  void what_may_be_seen_is_not_taken_for_a_secret_and_everything_is_counted() {
    Leaks leaks = new Leaks(List.of(SECRET));
    leaks.in(List.of("{\"workspace_id\":\"acme\",\"jobs\":[]}", "event=job_settled job=01a2"));
    assertThat(leaks.found()).isEmpty();
    assertThat(leaks.figures()).containsEntry("messages", 2L);
  }
}
