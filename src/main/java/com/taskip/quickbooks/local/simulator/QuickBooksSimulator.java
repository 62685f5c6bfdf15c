package com.taskip.quickbooks.local.simulator;

import com.taskip.quickbooks.local.simulator.api.Traffic;
import com.taskip.quickbooks.local.simulator.books.Ledger;
import com.taskip.quickbooks.local.simulator.control.Control;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.HttpFront;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.journal.Journal;
import com.taskip.quickbooks.local.simulator.oauth.OAuthDoor;
import com.taskip.quickbooks.local.simulator.page.BooksPages;
import com.taskip.quickbooks.local.simulator.webhook.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * QuickBooks Online on one machine: OAuth, the Accounting API, an accountant's page and control
 * calls on one port. Strict and stateful; {@code infra/docs/simulator.md} says what it models and
 * what it refuses to fake. Safe for use by many threads.
 */
public final class QuickBooksSimulator implements AutoCloseable {

  private static final int STANDALONE_PORT = 8090;

  private final SimulatorOptions options;
  private final Journal journal;
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();
  private final OAuthDoor oauth;
  private final Traffic traffic;
  private final Webhooks webhooks;
  private final Control control;
  private final BooksPages pages;
  private volatile World world;
  private HttpFront front;

  private QuickBooksSimulator(SimulatorOptions options, Journal journal) {
    this.options = options;
    this.journal = journal;
    this.webhooks = new Webhooks(options.webhook());
    this.world = World.of(options, journal, journal.kept(), faults, webhooks::happened);
    this.oauth = new OAuthDoor(options, () -> world.grants());
    this.traffic =
        new Traffic(
            options.clock(),
            faults,
            log,
            realm -> world.grants().expireAccessTokens(realm),
            realm -> world.grants().revokeAll(realm));
    this.control = new Control(this);
    this.pages = new BooksPages(this);
  }

  /**
   * Starts a simulator.
   *
   * @throws IOException when the port is taken or the data directory cannot be used
   */
  public static QuickBooksSimulator start(SimulatorOptions options) throws IOException {
    Journal journal = Journal.open(options.dataDir());
    QuickBooksSimulator simulator = new QuickBooksSimulator(options, journal);
    try {
      simulator.front = HttpFront.listen(options.port(), simulator::handle);
    } catch (IOException e) {
      simulator.webhooks.close();
      journal.close();
      throw e;
    }
    return simulator;
  }

  /**
   * Runs a simulator by itself until the process ends.
   *
   * @param arguments port and data directory; without them port 8090 and nothing kept
   */
  public static void main(String[] arguments) throws IOException {
    SimulatorOptions plain = SimulatorOptions.inMemory();
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : STANDALONE_PORT;
    Path dataDir = arguments.length > 1 ? Path.of(arguments[1]) : null;
    QuickBooksSimulator simulator =
        start(
            new SimulatorOptions(
                port,
                dataDir,
                plain.clientId(),
                plain.clientSecret(),
                plain.redirectUris(),
                plain.clock()));
    System.getLogger(QuickBooksSimulator.class.getName())
        .log(System.Logger.Level.INFO, "QuickBooks simulator: {0}", simulator.url());
  }

  /** The port it listens on. */
  public int port() {
    return front.port();
  }

  /** Its address, without a slash at the end. */
  public URI url() {
    return URI.create("http://localhost:" + port());
  }

  /** The realm ids of the companies, in order. */
  public List<String> realms() {
    return List.copyOf(world.ledgers().keySet());
  }

  /** The books of a company, as its accountant sees them. */
  public Books company(String realmId) {
    return new Books(() -> ledger(realmId));
  }

  /** Faults on demand. */
  public Faults faults() {
    return faults;
  }

  /** What was asked and answered. */
  public RequestLog log() {
    return log;
  }

  /** What the API calls to a company came to. */
  public Counters counters(String realmId) {
    ledger(realmId);
    return world.usages().get(realmId).counters();
  }

  /** Counts from zero again, in every company. */
  public void resetCounters() {
    world.usages().values().forEach(usage -> usage.resetCounters());
  }

  /** Sets other limits for a company. */
  public void limit(String realmId, Limits limits) {
    ledger(realmId);
    world.usages().get(realmId).limit(limits);
  }

  /**
   * Plays the person at the consent page who picks a company.
   *
   * @return the address that Intuit sends the browser to
   * @throws IllegalArgumentException when Intuit would show an error page instead
   */
  public String authorize(String authorizationUrl, String realmId) {
    return oauth.decide(parameters(authorizationUrl), realmId);
  }

  /** Plays the person who says no; otherwise like {@link #authorize}. */
  public String refuse(String authorizationUrl) {
    return oauth.decide(parameters(authorizationUrl), "");
  }

  /** Makes the access tokens of a company expire now. */
  public void expireAccessTokens(String realmId) {
    world.grants().expireAccessTokens(realmId);
  }

  /** Makes the next refresh in a company issue a new refresh token and kill the old one. */
  public void rotateAtNextRefresh(String realmId) {
    world.grants().rotateAtNextRefresh(realmId);
  }

  /** Ends the app's access to a company, as a customer can inside QuickBooks. */
  public void revokeAccess(String realmId) {
    world.grants().revokeAll(realmId);
  }

  /** Who is told of what happens in the companies. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Back to the first day: books, grants, faults, log, counters, limits and webhooks. */
  public synchronized void reset() {
    journal.clear();
    faults.clear();
    log.clear();
    webhooks.reset();
    world = World.of(options, journal, List.of(), faults, webhooks::happened);
  }

  @Override
  public void close() throws IOException {
    webhooks.close();
    front.close();
    journal.close();
  }

  Ledger ledger(String realmId) {
    Ledger ledger = world.ledgers().get(realmId);
    if (ledger == null) {
      throw new IllegalArgumentException("There is no company " + realmId);
    }
    return ledger;
  }

  private Answer handle(Request request) {
    String path = request.path();
    if (path.startsWith("/simulator")) {
      return control.handle(request);
    }
    if (OAuthDoor.owns(path)) {
      return traffic.pass(request, (call, same) -> oauth.handle(same));
    }
    if (path.startsWith("/v3/company/")) {
      return traffic.pass(request, world.api()::handle);
    }
    return pages.handle(request);
  }

  private static Map<String, String> parameters(String authorizationUrl) {
    return Request.decode(authorizationUrl.substring(authorizationUrl.indexOf('?') + 1));
  }
}
