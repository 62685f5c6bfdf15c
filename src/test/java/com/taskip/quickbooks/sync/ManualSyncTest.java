package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.TimePasses;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A connected workspace with a history to push. */
abstract class ManualSyncTest extends SyncTest {
  static final Duration MINUTES = Duration.ofMinutes(15);

  @Inject TimePasses time;

  ManualSync sync;

  @BeforeEach
  void a_fresh_minute() {
    sync = new ManualSync(workspace);
    time.of(workspace, MINUTES);
  }

  @AfterEach
  void the_company_is_as_before() {
    time.of(workspace, MINUTES);
  }
}
