package com.taskip.quickbooks.quickbooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;

/**
 * Which Intuit we talk to, as which app, and how much of it a company may be asked. Checked at
 * start: a message names the environment variable that is wrong.
 */
@ConfigMapping(prefix = "taskip.quickbooks")
public interface QuickBooksConfig {

  /** {@code sandbox} or {@code production}; picks the API's host unless that is set by itself. */
  @Pattern(
      regexp = "sandbox|production",
      message = "QUICKBOOKS_ENVIRONMENT must be sandbox or production")
  String environment();

  /** Base of the Accounting API, without {@code /v3}. */
  URI apiUrl();

  /** Where a person's browser is sent to allow the connection. */
  URI authorizeUrl();

  /** Where codes and refresh tokens are exchanged. */
  URI tokenUrl();

  /** Where a token is given back. */
  URI revokeUrl();

  /** The Intuit app. */
  String clientId();

  /** The Intuit app's secret; never logged. */
  String clientSecret();

  /** Where Intuit sends the browser back to; must be registered with the app, letter by letter. */
  URI redirectUri();

  /** What Intuit signs its webhooks with; without it no webhook is accepted. */
  Optional<String> webhookVerifierToken();

  /** Requests a company may be sent in any 60 seconds; Intuit's own limit is 500. */
  @WithDefault("500")
  @Min(value = 1, message = "QUICKBOOKS_REQUESTS_PER_MINUTE must be at least 1")
  int requestsPerMinute();

  /** Batches a company may be sent in any 60 seconds; 40 is the safe reading of Intuit's pages. */
  @WithDefault("40")
  @Min(value = 1, message = "QUICKBOOKS_BATCHES_PER_MINUTE must be at least 1")
  int batchesPerMinute();

  /**
   * Reads a calendar month that Intuit's tier has for all companies of the app together; the free
   * one has 500,000.
   */
  @WithDefault("500000")
  @Min(value = 1, message = "QUICKBOOKS_READS_PER_MONTH must be at least 1")
  long readsPerMonth();

  /** Requests a company may be sent at once; Intuit's own limit is 10. */
  @WithDefault("10")
  @Min(value = 1, message = "QUICKBOOKS_CONCURRENT_REQUESTS must be at least 1")
  int concurrentRequests();
}
