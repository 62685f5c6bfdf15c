package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir Path dir;

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(dir.resolve("postgres"), Ports.claim(0, "LOCAL_DATABASE_PORT"));
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    Map<String, String> found = database.properties();
    return DriverManager.getConnection(
        found.get("quarkus.datasource.jdbc.url"),
        found.get("quarkus.datasource.username"),
        found.get("quarkus.datasource.password"));
  }

  private static String answer(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** A run in a process of its own, which ends without closing anything. */
  static final class KilledRun {
    public static void main(String... args) throws SQLException {
      EmbeddedDatabase database =
          EmbeddedDatabase.start(Path.of(args[0]), Ports.claim(0, "LOCAL_DATABASE_PORT"));
      try (Connection connection = connect(database);
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
      }
      Runtime.getRuntime().halt(137);
    }
  }

  @Test
  void what_was_committed_outlives_a_run_that_was_killed()
      throws SQLException, IOException, InterruptedException {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledRun.class.getName(),
                dir.resolve("postgres").toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("killed.log").toFile())
            .start();
    assertThat(killed.waitFor()).as(Files.readString(dir.resolve("killed.log"))).isEqualTo(137);
    assertThat(OrphanedPostgres.of(dir.resolve("postgres"))).isPresent();

    EmbeddedDatabase next = start();
    try (Connection connection = connect(next);
        Statement statement = connection.createStatement()) {
      assertThat(answer(statement, "select answer from kept")).isEqualTo("42");
    } finally {
      next.close();
    }
  }

  @Test
  void somebody_elses_postgres_is_left_alone_although_it_has_the_process_id() throws IOException {
    EmbeddedDatabase stranger =
        EmbeddedDatabase.start(dir.resolve("theirs"), Ports.claim(0, "LOCAL_DATABASE_PORT"));
    start().close();
    Files.copy(dir.resolve("theirs/postmaster.pid"), dir.resolve("postgres/postmaster.pid"));
    try {
      assertThat(OrphanedPostgres.of(dir.resolve("theirs"))).isPresent();
      assertThat(OrphanedPostgres.of(dir.resolve("postgres"))).isEmpty();
      start().close();
    } finally {
      stranger.close();
    }
  }

  @Test
  void commit_is_on_disk_before_it_is_reported() throws SQLException, IOException {
    EmbeddedDatabase database = start();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      assertThat(answer(statement, "show fsync")).isEqualTo("on");
      assertThat(answer(statement, "show synchronous_commit")).isEqualTo("on");
    } finally {
      database.close();
    }
  }
}
