package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed, as a process: what a person at the terminal sees. */
class LocalStartTest {

  @TempDir Path dir;

  private void refuses(Map<String, String> environment, String... said)
      throws IOException, InterruptedException {
    Path output = dir.resolve("output");
    ProcessBuilder run =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName());
    run.environment().put("LOCAL_DATA_DIR", dir.resolve("data").toString());
    run.environment().putAll(environment);
    Process process =
        run.redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(dir.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readAllLines(output))
        .filteredOn(line -> !line.startsWith("WARNING:"))
        .singleElement()
        .asString()
        .startsWith("taskip-quickbooks cannot start: ")
        .contains(said);
  }

  @Test
  void taken_port_is_one_sentence_and_exit_code_1() throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      refuses(
          Map.of("QUARKUS_HTTP_PORT", port, "LOCAL_QUICKBOOKS_PORT", "9999"),
          port,
          "QUARKUS_HTTP_PORT");
    }
  }

  @Test
  void bad_setting_is_one_sentence_and_exit_code_1() throws IOException, InterruptedException {
    refuses(Map.of("PULL_INTERVAL", "often"), "PULL_INTERVAL", "often");
  }

  @Test
  void settings_are_read_from_the_files_that_quarkus_reads_later()
      throws IOException, InterruptedException {
    Files.writeString(dir.resolve(".env"), "QUARKUS_HTTP_PORT=eighty\n");
    refuses(Map.of(), "QUARKUS_HTTP_PORT", "eighty");
    Files.delete(dir.resolve(".env"));
    Files.createDirectory(dir.resolve("config"));
    Files.writeString(dir.resolve("config/application.properties"), "SYNC_RETRY_DELAY=later\n");
    refuses(Map.of(), "SYNC_RETRY_DELAY", "later");
  }
}
