package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.LocalRun;
import com.taskip.quickbooks.local.LocalSettings;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.local.simulator.books.Company;
import com.taskip.quickbooks.testing.TestSurroundings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What outlives every process of the product: its database, its queue, and a QuickBooks with as
 * many companies as are wanted.
 */
final class Outside implements AutoCloseable {
  private final LocalRun parts;
  private final Map<String, String> found;
  private final QuickBooksSimulator simulator;
  private final TaskipEar taskip;
  private final Ledger ledger;
  private final SyncQueue queue;

  private Outside(
      LocalRun parts,
      Map<String, String> found,
      QuickBooksSimulator simulator,
      TaskipEar taskip,
      Ledger ledger,
      SyncQueue queue) {
    this.parts = parts;
    this.found = found;
    this.simulator = simulator;
    this.taskip = taskip;
    this.ledger = ledger;
    this.queue = queue;
  }

  /**
   * @param visibility after which a message that a dead process had received comes again
   */
  static Outside start(int companies, Duration visibility) throws IOException {
    return start(companies, visibility, Map.of());
  }

  /**
   * The same, with a database of one's own.
   *
   * @param database how a process of the product finds it; empty for none
   */
  static Outside start(int companies, Duration visibility, Map<String, String> database)
      throws IOException {
    return start(companies, visibility, database, Clock.systemUTC());
  }

  /**
   * The same, with another time in QuickBooks.
   *
   * @param clock that of the companies; the product's processes have their own
   */
  static Outside start(
      int companies, Duration visibility, Map<String, String> database, Clock clock)
      throws IOException {
    LocalRun parts =
        LocalRun.start(
            new LocalSettings(TestSurroundings.DATA, true, 0, 0, 0, 0),
            new SmallRyeConfigBuilder().withDefaultValues(database).build());
    Map<String, String> found = new HashMap<>(parts.properties());
    found.putAll(database);
    QuickBooksSimulator simulator =
        QuickBooksSimulator.start(
            new SimulatorOptions(
                    Integer.parseInt(found.get("taskip.local.quickbooks.port")),
                    null,
                    found.get("QUICKBOOKS_CLIENT_ID"),
                    found.get("QUICKBOOKS_CLIENT_SECRET"),
                    List.of(),
                    clock)
                .withCompanies(IntStream.range(0, companies).mapToObj(Outside::company).toList()));
    SyncQueue queue = SyncQueue.at(found);
    queue.visibility(visibility);
    return new Outside(parts, found, simulator, TaskipEar.open(), Ledger.at(found), queue);
  }

  private static Company company(int number) {
    return new Company(
        "%016d".formatted(7_700_000_000_000_000L + number), "Company " + number, "US", "USD");
  }

  /** How a process of the product finds all this. */
  Map<String, String> found() {
    Map<String, String> all = new HashMap<>(found);
    all.putAll(taskip.environment());
    return all;
  }

  QuickBooksSimulator simulator() {
    return simulator;
  }

  TaskipEar taskip() {
    return taskip;
  }

  Ledger ledger() {
    return ledger;
  }

  SyncQueue queue() {
    return queue;
  }

  @Override
  public void close() throws IOException {
    taskip.close();
    queue.close();
    ledger.close();
    simulator.close();
    parts.close();
  }
}
