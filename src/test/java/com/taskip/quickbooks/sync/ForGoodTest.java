package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.sync.plan.ForGood;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever may be opened again, or taken up by the next run, is not left for good. */
class ForGoodTest {

  @Test
  void no_setting_connection_or_subscription_opens_again_what_was_left_for_good() {
    assertThat(ForGood.SKIPPED)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(SettingsWatch.SETTINGS_MISSING)
        .doesNotContainAnyElementsOf(
            List.of(ConnectionWatch.DISCONNECTED, SubscriptionWatch.ENDED));
  }

  @Test
  void no_run_takes_up_what_was_left_for_good() {
    assertThat(ForGood.SKIPPED)
        .noneMatch(code -> Backfill.leftUntold(JobStatus.SKIPPED, code))
        .doesNotContain(RunLedger.RUN_CANCELLED);
  }
}
