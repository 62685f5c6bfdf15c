package com.taskip.quickbooks.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this room keeps and renews tokens. */
@ConfigMapping(prefix = "taskip.connection")
interface ConnectionConfig {

  /** {@code TOKEN_ENCRYPTION_KEY}; see {@link KeyRing}. */
  Optional<String> tokenEncryptionKey();

  /**
   * How long before its end an access token is renewed. A shorter-lived token is renewed in the
   * last tenth of its life, so that a margin longer than the life does not renew it at every call.
   */
  @WithDefault("PT5M")
  Duration refreshMargin();

  /**
   * How long Intuit's token endpoint may take. A person who connects waits for this, {@link
   * #companyTimeout()} and {@link #preferencesTimeout()}, and at worst for a revocation: together
   * they stay below the 29 seconds of API Gateway.
   */
  @WithDefault("PT10S")
  Duration intuitTimeout();

  /** How long a company may take to say who it is, tries included. */
  @WithDefault("PT6S")
  Duration companyTimeout();

  /** How long it may take to say its currency, which can be done without. */
  @WithDefault("PT3S")
  Duration preferencesTimeout();

  /**
   * How long one function has Intuit to itself: longer than {@link #intuitTimeout()}, so that it
   * runs out only when its holder died.
   */
  @WithDefault("PT20S")
  Duration refreshLease();

  /** How long nobody asks again after Intuit failed to answer. */
  @WithDefault("PT1S")
  Duration pauseAfterFailure();

  /** How long a person has for Intuit's consent page. */
  @WithDefault("PT10M")
  Duration stateLifetime();
}
