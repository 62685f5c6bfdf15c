package com.taskip.quickbooks.local;

import io.smallrye.config.SmallRyeConfig;
import java.util.stream.Stream;

/**
 * Which QuickBooks a local run talks to. One that is reached over TLS is taken for Intuit's, or a
 * proxy of it: nobody gets at that with a simulator's secrets.
 */
record QuickBooksChoice(SmallRyeConfig configured) {

  private static final String API_URL = "QUICKBOOKS_API_URL";
  private static final String ENVIRONMENT = "QUICKBOOKS_ENVIRONMENT";

  /** Whether the run brings its own simulator. */
  boolean own() {
    return LocalSettings.value(configured, API_URL).isEmpty();
  }

  /** Whether it is a simulator, the run's own or another. */
  boolean simulated() {
    return LocalSettings.value(configured, API_URL)
        .map(url -> !url.startsWith("https:"))
        .orElse(true);
  }

  /** Refuses what would be another QuickBooks than a person means. */
  void check() {
    if (own()
        && LocalSettings.value(configured, ENVIRONMENT).filter("production"::equals).isPresent()) {
      throw LocalRefusal.because(
          "QUICKBOOKS_ENVIRONMENT is \"production\", but the simulator is none; set QUICKBOOKS_API_URL to the QuickBooks that is meant, or leave out the environment.");
    }
    if (!simulated()) {
      Stream.of("QUICKBOOKS_CLIENT_ID", "QUICKBOOKS_CLIENT_SECRET")
          .filter(name -> LocalSettings.value(configured, name).isEmpty())
          .findFirst()
          .ifPresent(
              missing -> {
                throw LocalRefusal.because(
                    "%s is missing; the QuickBooks at QUICKBOOKS_API_URL wants the Intuit app's."
                        .formatted(missing));
              });
    }
  }
}
