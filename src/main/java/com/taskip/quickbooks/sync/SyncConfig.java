package com.taskip.quickbooks.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How syncing is paced. */
@ConfigMapping(prefix = "taskip.sync")
public interface SyncConfig {

  /** The SQS queue that carries wake-ups ({@code SYNC_QUEUE_URL}). */
  String queueUrl();

  /** The wait before an automatic retry ({@code SYNC_RETRY_DELAY}). */
  @WithDefault("PT60S")
  Duration retryDelay();

  /**
   * How many automatic retries follow a passing failure before the job goes to the dead-letter
   * queue.
   */
  @WithDefault("3")
  int automaticRetries();

  /**
   * How long a worker may hold a job. Longer than a function may run (60 s in template.yaml), so
   * that a lease ends only when its holder is dead.
   */
  @WithDefault("PT90S")
  Duration lease();

  /** How long a job may wait for its wake-up before the sweeper sends another. */
  @WithDefault("PT60S")
  Duration wakeGrace();
}
