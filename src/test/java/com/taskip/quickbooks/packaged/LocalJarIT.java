package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The run on one machine as a process: how it ends, and starts again. The local jar is a build of
 * its own, which {@code verify -Dquarkus.profile=local} makes and tests.
 */
class LocalJarIT {

  private static final Path JAR = FunctionZip.TARGET.resolve("local/taskip-quickbooks-runner.jar");
  private static final Duration STARTUP = Duration.ofSeconds(90);

  @TempDir Path dir;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void what_was_accepted_outlives_a_kill_and_an_orderly_end_leaves_nothing_behind()
      throws IOException, InterruptedException {
    int port = freePort();
    Process killed = start(port);
    try {
      String token = signIn(port);
      assertThat(
              send(port, "PUT", "/api/v3/contacts/c-1", token, "{\"display_name\":\"Zoë\"}")
                  .statusCode())
          .isEqualTo(201);
    } finally {
      killed.destroyForcibly().waitFor();
    }

    Process next = start(port);
    try {
      String token = signIn(port);
      assertThat(send(port, "GET", "/api/v3/contacts/c-1", token, "").body()).contains("Zoë");
      next.destroy();
      assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      next.destroyForcibly().waitFor();
    }
    assertThat(next.exitValue()).isEqualTo(128 + 15);
    assertThat(dir.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  /** Started and ready. */
  private Process start(int port) throws IOException {
    ProcessBuilder run =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
    run.environment().put("LOCAL_DATA_DIR", dir.toString());
    run.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    run.environment().put("LOCAL_QUICKBOOKS_PORT", Integer.toString(freePort()));
    Process process =
        run.redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    FunctionZip.TARGET.resolve("local-jar.log").toFile()))
            .start();
    await()
        .atMost(STARTUP)
        .ignoreExceptions()
        .until(() -> send(port, "GET", "/q/health/ready", null, "").statusCode() == 200);
    return process;
  }

  private String signIn(int port) throws IOException, InterruptedException {
    String person = "{\"workspace_id\":\"acme\",\"user_id\":\"taskip\",\"group\":\"service\"}";
    return send(port, "POST", "/local/token", null, person)
        .body()
        .replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
  }

  private HttpResponse<String> send(int port, String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
