package com.taskip.quickbooks.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One function as a process of its own behind Lambda's Runtime API. */
final class PackagedFunction implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 180;

  private final RuntimeApi runtime;
  private final Process process;
  private final Path log;

  private PackagedFunction(RuntimeApi runtime, Process process, Path log) {
    this.runtime = runtime;
    this.process = process;
    this.log = log;
  }

  /**
   * @param name of the log in target
   */
  static PackagedFunction start(String name, ProcessBuilder process) throws IOException {
    RuntimeApi runtime = RuntimeApi.start();
    process.environment().putAll(lambda(name, runtime.address()));
    Path log = FunctionZip.TARGET.resolve("packaged-" + name + ".log");
    return new PackagedFunction(
        runtime, process.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  /** What Lambda itself puts into a function's environment. */
  private static Map<String, String> lambda(String name, String runtimeApi) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/taskip/" + name);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_SESSION_TOKEN", "test");
    environment.put("TZ", ":UTC");
    return environment;
  }

  /**
   * Hands it an event and waits for its answer.
   *
   * @throws RuntimeApi.InvocationFailed when it ends with an error
   */
  String invoke(String event) throws Exception {
    return runtime.invoke(event);
  }

  /** When it had started and asked for its first event, by {@link System#nanoTime()}. */
  long askedFirst() {
    return runtime.askedFirst();
  }

  /** What CloudWatch would show. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** As the kernel counts it. */
  long residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    runtime.close();
  }
}
