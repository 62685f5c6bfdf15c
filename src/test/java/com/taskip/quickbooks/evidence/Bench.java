package com.taskip.quickbooks.evidence;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every measurement needs: the outside on a database that counts, and one process or more. */
final class Bench implements AutoCloseable {
  /** The product's processes are compared with themselves: none of them wakes up for a timer. */
  static final Map<String, String> QUIET = Map.of("TASKIP_LOCAL_PULL_INTERVAL", "off");

  /** As a function is run that lives for hours. */
  static final List<String> LONG_LIVED = List.of("-XX:TieredStopAtLevel=4");

  private final MeasuredDatabase database;
  private final Outside outside;

  private Bench(MeasuredDatabase database, Outside outside) {
    this.database = database;
    this.outside = outside;
  }

  static Bench start(int companies) throws IOException {
    MeasuredDatabase database = MeasuredDatabase.start();
    Outside outside = Outside.start(companies, Duration.ofSeconds(120), database.found());
    return new Bench(database, outside);
  }

  static List<String> with(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  Outside outside() {
    return outside;
  }

  Ledger ledger() {
    return outside.ledger();
  }

  /** A connected workspace with the company of that number. */
  Workspace connected(Product product, String id, int company) {
    Workspace workspace =
        new Workspace(id, outside.simulator().realms().get(company), outside.simulator());
    workspace.connect(product);
    return workspace;
  }

  @Override
  public void close() throws IOException {
    outside.close();
    database.close();
  }
}
