package com.taskip.quickbooks;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that everything asks for the time, so that a test can put another in its place. */
final class SystemClock {

  @Produces
  @Singleton
  @DefaultBean
  Clock utc() {
    return Clock.systemUTC();
  }
}
