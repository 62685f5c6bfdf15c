package com.taskip.quickbooks.evidence;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One process of the packaged product, on parts that outlive it. */
final class Product implements AutoCloseable {
  static final Path TARGET = Path.of("target").toAbsolutePath();
  static final Path WORK = TARGET.resolve("evidence");
  private static final Path JAR = TARGET.resolve("local/taskip-quickbooks-runner.jar");
  private static final Duration STARTUP = Duration.ofMinutes(3);
  private static final Duration OBEDIENCE = Duration.ofMinutes(2);

  /** A client that keeps no connection of a dead process. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Process process;
  private final URI url;
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final Set<String> messages = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<String> obeyed = new LinkedBlockingQueue<>();
  private Thread listener;

  private Product(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts a process and waits until it is ready. */
  static Product start(
      Outside outside, String name, List<String> jvm, Map<String, String> environment) {
    Product product = launch(outside, name, jvm, environment);
    product.awaitReady();
    return product;
  }

  /** Starts a process, and does not wait for it. */
  static Product launch(
      Outside outside, String name, List<String> jvm, Map<String, String> environment) {
    try {
      Files.createDirectories(WORK);
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // Short lives: what the second compiler would win is never earned back.
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
      command.addAll(jvm);
      command.addAll(List.of("-jar", JAR.toString()));
      ProcessBuilder run = new ProcessBuilder(command).redirectErrorStream(true);
      outside.found().forEach((key, value) -> run.environment().put(variable(key), value));
      // There is one simulator, and it is not the process' own.
      run.environment().keySet().removeIf(key -> key.startsWith("TASKIP_LOCAL_QUICKBOOKS"));
      run.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      run.environment()
          .put("LOCAL_DATA_DIR", com.taskip.quickbooks.testing.TestSurroundings.DATA.toString());
      run.environment().putAll(environment);
      Product product = new Product(run.start(), URI.create("http://localhost:" + port));
      product.listener =
          Thread.ofVirtual().name("output of " + name).start(() -> product.listen(name));
      return product;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    await()
        .atMost(STARTUP)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError("The product ended with " + process.exitValue());
              }
              return get("/q/health/ready").statusCode() == 200;
            });
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(5)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void listen(String name) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter log =
            Files.newBufferedWriter(
                WORK.resolve(name + ".log"),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
          case CrashPoint.REACHED -> reached.add(words[1]);
          case CrashPoint.RECEIVED -> messages.add(words[1]);
          case CrashPoint.DONE_WITH -> messages.remove(words[1]);
          case OtherTime.DONE -> obeyed.add(words[1]);
          default -> {
            log.write(line);
            log.newLine();
            log.flush();
          }
        }
      }
    } catch (IOException ended) {
      // The pipe of a killed process.
    }
  }

  URI url() {
    return url;
  }

  HttpClient http() {
    return http;
  }

  /** The points at which threads of the process are held, each with whom it concerns. */
  Set<String> reached() {
    return reached;
  }

  /** The receipts of the messages that the process has received and is not done with. */
  Set<String> messages() {
    return messages;
  }

  /** Has a process with {@link OtherTime} in it obey a line; it has when this returns. */
  void obey(String line) throws IOException, InterruptedException {
    BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
    input.write(line + "\n");
    input.flush();
    if (!line.equals(obeyed.poll(OBEDIENCE.toSeconds(), TimeUnit.SECONDS))) {
      throw new AssertionError("The product did not do " + line);
    }
  }

  /** SIGKILL: nothing of the process runs any more when this returns. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
      http.shutdownNow();
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM, as an operator stops it. */
  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      http.shutdownNow();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
