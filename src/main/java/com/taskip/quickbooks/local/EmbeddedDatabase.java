package com.taskip.quickbooks.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL as a child process, with its data where the run keeps it. */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final String USER = "postgres";

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it on the data in {@code dir}, after stopping one that a killed run left behind. */
  static EmbeddedDatabase start(Path dir, int port) {
    OrphanedPostgres.of(dir).ifPresent(OrphanedPostgres::stop);
    try {
      // Whoever it names is not serving this data: PostgreSQL would refuse for its sake.
      Files.deleteIfExists(dir.resolve(OrphanedPostgres.PID_FILE));
      return new EmbeddedDatabase(
          EmbeddedPostgres.builder()
              .setDataDirectory(dir)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(STARTUP)
              .setServerConfig("max_connections", "200")
              // The library's defaults are for tests: here a commit has to survive a kill.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setPort(port)
              .start());
    } catch (IOException | IllegalStateException failed) {
      throw LocalRefusal.because(
          "PostgreSQL does not start on the data in %s (%s).".formatted(dir, failed.getMessage()));
    }
  }

  /** How the application reaches it. */
  Map<String, String> properties() {
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.getJdbcUrl(USER, USER),
        "quarkus.datasource.username", USER,
        "quarkus.datasource.password", USER);
  }

  int port() {
    return postgres.getPort();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
