package com.taskip.quickbooks.quickbooks.budget;

import java.time.Duration;

/** A short wait on the calling thread. */
@FunctionalInterface
public interface Pause {

  /** Returns early, with the thread's interrupt mark kept, when the thread is interrupted. */
  void of(Duration duration);

  /** Really waits. */
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
