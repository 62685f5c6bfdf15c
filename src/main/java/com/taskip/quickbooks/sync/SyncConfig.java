package com.taskip.quickbooks.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How syncing is paced. */
@ConfigMapping(prefix = "taskip.sync")
public interface SyncConfig {

  /** The SQS queue that carries wake-ups ({@code SYNC_QUEUE_URL}). */
  String queueUrl();

  /** The wait before an automatic retry ({@code SYNC_RETRY_DELAY}). */
  @WithDefault("PT60S")
  Duration retryDelay();

  /**
   * The wait where a minute changes nothing: a company that is locked, under maintenance, or whose
   * subscription has ended. 15 minutes with the usual delay, which is as long as SQS holds a
   * message back.
   */
  default Duration lastingRetryDelay() {
    return retryDelay().multipliedBy(15);
  }

  /**
   * How many automatic retries follow a passing failure before the job goes to the dead-letter
   * queue.
   */
  @WithDefault("3")
  int automaticRetries();

  /**
   * How long a worker may hold a job without committing another intent. Longer than one exchange
   * with QuickBooks can take: twice 3 s of waiting for room and 30 s for the answer, and 10 s for a
   * new token in between; so a lease runs out only when its holder is dead.
   */
  @WithDefault("PT90S")
  Duration lease();

  /**
   * For how long a request is repeated under its request id when its answer was lost. QuickBooks
   * does not say how long it remembers one; after this, what the request did is looked for instead.
   */
  @WithDefault("PT30M")
  Duration replayWindow();

  /** The least time between two looks into a company that QuickBooks' webhook set off. */
  @WithDefault("PT5S")
  Duration lookSpacing();

  /** How long a job may wait for its wake-up before the sweeper sends another. */
  @WithDefault("PT60S")
  Duration wakeGrace();

  /**
   * How many pumps work off a workspace's backlog at the same time. A batch of 30 may take
   * QuickBooks 5 seconds: three pumps then send 36 a minute, and no workspace holds more than three
   * workers.
   */
  @WithDefault("3")
  @Min(value = 1, message = "taskip.sync.bulk-pumps must be at least 1")
  int bulkPumps();

  /**
   * How long after its end a row that nothing can happen to any more leaves the ledger for a place
   * where it is only looked at: a year, and a month to look back on it. Longer than anybody asks
   * the ledger for what was lately.
   */
  @WithDefault("P396D")
  @DurationMin(days = 30, message = "taskip.sync.rows-age-after must be at least 30 days")
  Duration rowsAgeAfter();
}
