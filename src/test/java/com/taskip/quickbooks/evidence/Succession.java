package com.taskip.quickbooks.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Processes of the product that are killed one after the other, each with a successor on the same
 * database and queue. One waits in reserve, so that nobody waits for it.
 */
final class Succession implements AutoCloseable {
  /** How long the product waits for messages at most. */
  private static final Duration LONG_POLL = Duration.ofMillis(2100);

  /** What is taken to pass between a process' death and the next one's start. */
  static final Duration LATER = Duration.ofMinutes(3);

  private static final Path ARMED = Product.WORK.resolve("armed");

  private final Outside outside;
  private final int held;
  private final List<String> agent;
  private int lives;
  private Product product;
  private Product reserve;

  private Succession(Outside outside, int held, List<String> agent) {
    this.outside = outside;
    this.held = held;
    this.agent = agent;
  }

  /**
   * The first one is there.
   *
   * @param held how many threads of a process may be held up at once, each where it is to die
   */
  static Succession start(Outside outside, int held) throws IOException {
    Succession succession =
        new Succession(outside, held, Rules.of("crash-points", CrashPoint.class));
    try {
      succession.disarm();
      succession.takeOver();
      return succession;
    } catch (IOException | RuntimeException | AssertionError broken) {
      succession.close();
      throw broken;
    }
  }

  /** The process that lives. */
  Product product() {
    return product;
  }

  /** A process starts in reserve, so that the one that is killed has a successor at once. */
  void standBy() throws IOException {
    if (reserve == null) {
      reserve = launch();
    }
  }

  /** Says where the threads of the living process are to be held up. */
  void arm(List<Trap> traps) throws IOException {
    StringBuilder lines = new StringBuilder();
    traps.forEach(trap -> lines.append(trap.armed()));
    Path next = ARMED.resolveSibling("armed.next");
    Files.writeString(next, lines);
    Files.move(next, ARMED, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // What it had asked for before might still bring more than one message.
    sleep(LONG_POLL);
  }

  private void disarm() throws IOException {
    Files.deleteIfExists(ARMED);
  }

  /** Then some time passes, after which what the dead process had held is free again. */
  void kill() throws IOException {
    product.kill();
    disarm();
    // What it asked for in its last moment would be handed to nobody.
    sleep(LONG_POLL);
    outside.queue().release(product.messages());
    outside.ledger().letTimePass(LATER);
  }

  /** The process in reserve goes to work. */
  void takeOver() throws IOException {
    standBy();
    Files.createFile(goAhead(lives));
    reserve.awaitReady();
    product = reserve;
    reserve = null;
    lives++;
  }

  private static Path goAhead(int life) {
    return Product.WORK.resolve("go-" + life);
  }

  private Product launch() throws IOException {
    Files.deleteIfExists(goAhead(lives));
    List<String> jvm = new ArrayList<>(agent);
    jvm.add("-Devidence.armed=" + ARMED);
    jvm.add("-Devidence.reserve=" + goAhead(lives));
    return Product.launch(
        outside,
        "crash-matrix",
        jvm,
        Map.of(
            "SYNC_RETRY_DELAY", "PT1S",
            // Trials ask for their pulls themselves.
            "TASKIP_LOCAL_PULL_INTERVAL", "off",
            "TASKIP_LOCAL_SWEEP_INTERVAL", "1s",
            // Another one comes for each that is held up.
            "TASKIP_LOCAL_WORKERS", "16",
            "QUARKUS_THREAD_POOL_MAX_THREADS", Integer.toString(held + 64),
            // A fifth or so is held in the midst of a transaction; PostgreSQL has 200.
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(Math.min(175, held / 3 + 32)),
            // A function on AWS has one caller at a time; this one has hundreds at once.
            "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60S",
            "QUARKUS_SQS_API_CALL_TIMEOUT", "60S",
            // What is held in the midst of a transaction waits for the slowest of them all.
            "QUARKUS_TRANSACTION_MANAGER_DEFAULT_TRANSACTION_TIMEOUT", "600S"));
  }

  /** Waits; an interrupt ends the wait and all that depends on it. */
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (reserve != null) {
      reserve.kill();
    }
    if (product != null) {
      product.close();
    }
  }
}
