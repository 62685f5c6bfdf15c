package com.taskip.quickbooks.local.simulator;

import com.taskip.quickbooks.local.simulator.books.Company;
import com.taskip.quickbooks.local.simulator.books.Seed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * How a simulator is to run.
 *
 * @param port 0 for any that is free
 * @param dataDir where the books are kept; null to keep them in memory only
 * @param redirectUris addresses that the app registered; empty for any on localhost
 * @param clock what the simulator takes for now
 * @param companies those that the person at the consent page has
 * @param webhook who is told of what happens in the companies; null for nobody
 */
public record SimulatorOptions(
    int port,
    Path dataDir,
    String clientId,
    String clientSecret,
    List<String> redirectUris,
    Clock clock,
    List<Company> companies,
    WebhookTarget webhook) {

  private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1");

  /** With the companies that everybody gets, and nobody told of anything. */
  public SimulatorOptions(
      int port,
      Path dataDir,
      String clientId,
      String clientSecret,
      List<String> redirectUris,
      Clock clock) {
    this(port, dataDir, clientId, clientSecret, redirectUris, clock, Seed.COMPANIES, null);
  }

  /** For tests: any port, nothing kept, a well-known app. */
  public static SimulatorOptions inMemory() {
    return new SimulatorOptions(
        0, null, "simulator-client", "simulator-secret", List.of(), Clock.systemUTC());
  }

  /** The same with other companies, as many as one likes. */
  public SimulatorOptions withCompanies(List<Company> others) {
    return new SimulatorOptions(
        port, dataDir, clientId, clientSecret, redirectUris, clock, List.copyOf(others), webhook);
  }

  /** The same with somebody who is told of what happens; null for nobody. */
  public SimulatorOptions withWebhook(WebhookTarget target) {
    return new SimulatorOptions(
        port, dataDir, clientId, clientSecret, redirectUris, clock, companies, target);
  }

  /** Whether Intuit would send a browser there: the exact address must be registered. */
  public boolean registered(String redirectUri) {
    if (!redirectUris.isEmpty()) {
      return redirectUris.contains(redirectUri);
    }
    try {
      URI uri = URI.create(redirectUri);
      return LOCAL_HOSTS.contains(uri.getHost()) && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
