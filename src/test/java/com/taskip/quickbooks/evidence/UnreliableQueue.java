package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the SQS server and makes the worst of what SQS allows itself: every message comes
 * twice, in any order, and some of them when nobody thinks of them any more.
 */
final class UnreliableQueue implements AutoCloseable {
  private static final Set<String> HOPPED = Set.of("host", "connection", "content-length");
  private static final int SHUFFLED_SECONDS = 3;
  private static final int LATE_PERCENT = 5;

  private final HttpServer server;
  private final URI behind;
  private final Duration late;
  private final Random random;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lateMessages = new AtomicInteger();

  private UnreliableQueue(HttpServer server, URI behind, Duration late, long seed) {
    this.server = server;
    this.behind = behind;
    this.late = late;
    this.random = new Random(seed);
  }

  /**
   * @param behind the server that really keeps the messages
   * @param late how late the latest ones come
   */
  static UnreliableQueue before(URI behind, Duration late, long seed) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    UnreliableQueue queue = new UnreliableQueue(server, behind, late, seed);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", queue::pass);
    server.start();
    return queue;
  }

  /** How the product finds the queue through it. */
  Map<String, String> environment(String queueUrl) {
    String here = "http://localhost:" + server.getAddress().getPort();
    return Map.of(
        "SYNC_QUEUE_URL",
        here + URI.create(queueUrl).getPath(),
        "QUARKUS_SQS_ENDPOINT_OVERRIDE",
        here);
  }

  /** The messages that the product sent; each came twice. */
  List<String> messages() {
    return List.copyOf(messages);
  }

  /** How many copies came very late. */
  int lateMessages() {
    return lateMessages.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      HttpResponse<byte[]> answer;
      if ("AmazonSQS.SendMessage".equals(target)) {
        messages.add(new String(body, StandardCharsets.UTF_8));
        answer = forward(exchange, delayed(body));
        forward(exchange, delayed(body));
      } else {
        answer = forward(exchange, body);
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!HOPPED.contains(name.toLowerCase()) && !name.startsWith(":")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] delayed(byte[] body) {
    ObjectNode message = (ObjectNode) Workspace.json(new String(body, StandardCharsets.UTF_8));
    int delay = message.path("DelaySeconds").asInt();
    synchronized (random) {
      if (random.nextInt(100) < LATE_PERCENT) {
        lateMessages.incrementAndGet();
        delay += (int) late.toSeconds();
      } else {
        delay += random.nextInt(SHUFFLED_SECONDS);
      }
    }
    return Workspace.text(message.put("DelaySeconds", Math.min(900, delay)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().getPath()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOPPED.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
  }
}
