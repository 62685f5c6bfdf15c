package com.taskip.quickbooks.evidence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * PostgreSQL as a local run has it, but that it counts statements, and may hold millions of rows.
 */
final class MeasuredDatabase implements AutoCloseable {
  private static final Path DATA = Path.of("target", "speed-database").toAbsolutePath();
  private static final String USER = "postgres";

  private final EmbeddedPostgres postgres;

  private MeasuredDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static MeasuredDatabase start() throws IOException {
    return new MeasuredDatabase(
        EmbeddedPostgres.builder()
            .setDataDirectory(DATA)
            .setCleanDataDirectory(true)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("maintenance_work_mem", "1GB")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setServerConfig("pg_stat_statements.track", "top")
            .setServerConfig("pg_stat_statements.track_utility", "off")
            .start());
  }

  /** How a process of the product finds it. */
  Map<String, String> found() {
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.getJdbcUrl(USER, USER),
        "quarkus.datasource.username", USER,
        "quarkus.datasource.password", USER);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
