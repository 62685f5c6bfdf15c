package com.taskip.quickbooks.sync.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageRuleTest {

  @ParameterizedTest
  @CsvSource({
    // open, failed, usedUp, ours, ofThisCompany, connected, repaired -> treatment, cause
    "true,  false, false, false, true,  true,  false, DROP,    open",
    "true,  false, false, false, true,  false, false, DROP,    open",
    "false, false, false, false, true,  true,  false, DROP,    done",
    "false, true,  false, false, true,  true,  false, DROP,    failed_for_good",
    "false, true,  true,  false, true,  true,  false, REDRIVE, the_code",
    "false, true,  true,  false, true,  false, false, HOLD,    not_connected",
    "false, true,  true,  true,  true,  true,  false, HOLD,    the_code",
    "false, true,  true,  true,  true,  true,  true,  REDRIVE, the_code",
    "false, true,  true,  true,  true,  false, true,  HOLD,    not_connected",
    "false, true,  true,  false, false, true,  false, DROP,    former_company",
    "true,  false, false, false, false, true,  false, DROP,    former_company",
  })
  void a_job_is_treated_as_the_newest_row_of_its_record_stands(
      boolean open,
      boolean failed,
      boolean usedUp,
      boolean ours,
      boolean ofThisCompany,
      boolean connected,
      boolean repaired,
      Treatment treatment,
      String cause) {
    Orders orders =
        new Orders(false, repaired ? Set.of("the_code") : Set.of("another_code"), Set.of());
    Verdict verdict =
        TriageRule.job(
            new JobState(open, failed, usedUp, "the_code", ours, ofThisCompany, connected), orders);
    assertThat(verdict.treatment()).isEqualTo(treatment);
    assertThat(verdict.cause()).isEqualTo(cause);
    assertThat(verdict.why()).endsWith(".");
  }

  @Test
  void what_the_ledger_does_not_know_is_dropped() {
    assertThat(TriageRule.job(null, Orders.DRY_RUN).treatment()).isEqualTo(Treatment.DROP);
    assertThat(TriageRule.notice(null).treatment()).isEqualTo(Treatment.DROP);
  }

  @Test
  void what_taskip_did_not_hear_is_told_again_and_what_is_being_told_is_left_alone() {
    assertThat(TriageRule.notice(true).treatment()).isEqualTo(Treatment.REDRIVE);
    assertThat(TriageRule.notice(false).treatment()).isEqualTo(Treatment.DROP);
  }

  @Test
  void report_tells_by_cause_and_first_what_needs_somebody() {
    UUID row = UUID.randomUUID();
    Verdict again = new Verdict(Treatment.REDRIVE, "quickbooks_unavailable", "It passes.");
    TriageReport report =
        TriageReport.of(
            true,
            3,
            false,
            List.of(
                new Finding("m-1", "w-1", row, again),
                new Finding("m-2", "w-1", row, again),
                new Finding("m-2", "w-2", UUID.randomUUID(), again),
                new Finding("m-3", null, null, TriageRule.UNREADABLE)));
    assertThat(report.causes())
        .extracting(TriageReport.Cause::treatment)
        .containsExactly("hold", "redrive");
    assertThat(report.causes().getFirst().ids()).containsExactly("m-3");
    TriageReport.Cause redriven = report.causes().getLast();
    assertThat(redriven.messages()).isEqualTo(2);
    assertThat(redriven.rows()).isEqualTo(2);
    assertThat(redriven.workspaces()).containsExactly("w-1", "w-2");
    assertThat(redriven.ids()).isEmpty();
  }
}
