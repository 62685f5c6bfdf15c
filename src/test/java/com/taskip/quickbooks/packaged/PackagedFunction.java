package com.taskip.quickbooks.packaged;

import com.taskip.quickbooks.local.LocalRun;
import com.taskip.quickbooks.local.LocalSettings;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.testing.TestSurroundings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/**
 * The packaged runner jar as a process of its own behind the Runtime API, with a real database and
 * queue and the simulated QuickBooks beside it: nothing of it runs in the test's JVM.
 */
final class PackagedFunction {

  static final Path TARGET = Path.of("target").toAbsolutePath();

  private final LocalRun parts;
  private final QuickBooksSimulator simulator;
  private final RuntimeApi runtime;
  private final Process process;

  private PackagedFunction(
      LocalRun parts, QuickBooksSimulator simulator, RuntimeApi runtime, Process process) {
    this.parts = parts;
    this.simulator = simulator;
    this.runtime = runtime;
    this.process = process;
  }

  static PackagedFunction start() throws IOException {
    LocalRun parts =
        LocalRun.start(
            new LocalSettings(TestSurroundings.DATA, true, 0, 0, 0, 0),
            new SmallRyeConfigBuilder().build());
    Map<String, String> found = parts.properties();
    migrate(found);
    QuickBooksSimulator simulator =
        QuickBooksSimulator.start(
            new SimulatorOptions(
                Integer.parseInt(found.get("taskip.local.quickbooks.port")),
                null,
                found.get("QUICKBOOKS_CLIENT_ID"),
                found.get("QUICKBOOKS_CLIENT_SECRET"),
                List.of(),
                Clock.systemUTC()));
    RuntimeApi runtime = RuntimeApi.start();
    return new PackagedFunction(parts, simulator, runtime, launch(found, runtime.address()));
  }

  /** Before a deployment somebody does this by hand; functions do not migrate when they start. */
  private static void migrate(Map<String, String> found) {
    Flyway.configure()
        .dataSource(
            found.get("quarkus.datasource.jdbc.url"),
            found.get("quarkus.datasource.username"),
            found.get("quarkus.datasource.password"))
        .load()
        .migrate();
  }

  private static Process launch(Map<String, String> found, String runtimeApi) throws IOException {
    ProcessBuilder function =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-jar",
            TARGET.resolve("taskip-quickbooks-runner.jar").toString());
    Map<String, String> environment = function.environment();
    found.forEach((name, value) -> environment.put(variable(name), value));
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("MP_JWT_VERIFY_ISSUER", "https://taskip.example");
    environment.put("SYNC_RETRY_DELAY", "PT1S");
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    return function
        .redirectErrorStream(true)
        .redirectOutput(TARGET.resolve("packaged-function.log").toFile())
        .start();
  }

  /** The environment variable that MicroProfile Config reads for a property. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
  }

  RuntimeApi runtime() {
    return runtime;
  }

  QuickBooksSimulator simulator() {
    return simulator;
  }

  Map<String, String> found() {
    return parts.properties();
  }

  /** In order: the function first, then what it needs. */
  void stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    runtime.close();
    simulator.close();
    parts.close();
  }
}
