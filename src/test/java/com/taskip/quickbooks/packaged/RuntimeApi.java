package com.taskip.quickbooks.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's side of the Runtime API (docs.aws.amazon.com, "Using the Lambda runtime API"): a
 * function asks for the next event here and posts what came of it.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String PATH = "/2018-06-01/runtime/";
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final HttpServer server;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Long> askedFirst = new CompletableFuture<>();

  private record Invocation(String id, String event, CompletableFuture<String> answer) {}

  /** The function ended with an error. */
  static final class InvocationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvocationFailed(String error) {
      super(error);
    }
  }

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  static RuntimeApi start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RuntimeApi api = new RuntimeApi(server);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(PATH, api::answer);
    server.start();
    return api;
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Hands the function an event and waits for its answer.
   *
   * @throws InvocationFailed when it ends with an error
   */
  String invoke(String event) throws Exception {
    Invocation invocation =
        new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    waiting.add(invocation);
    String answer = invocation.answer().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (answer.startsWith("!")) {
      throw new InvocationFailed(answer.substring(1));
    }
    return answer;
  }

  /** When the function asked for its first event, by {@link System#nanoTime()}. */
  long askedFirst() {
    return askedFirst.join();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestURI().getPath().substring(PATH.length());
    String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (call.equals("invocation/next")) {
      askedFirst.complete(System.nanoTime());
      next(exchange);
    } else if (call.equals("init/error")) {
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
      fail(said);
    } else if (call.endsWith("/response")) {
      settle(exchange, call, said);
    } else {
      settle(exchange, call, "!" + said);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      running.put(invocation.id(), invocation);
      byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", invocation.id());
      exchange
          .getResponseHeaders()
          .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 300_000));
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
      exchange.close();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  /** A function that does not get ready takes nobody's event: Lambda fails what waits for it. */
  private void fail(String error) {
    for (Invocation given = waiting.poll(); given != null; given = waiting.poll()) {
      given.answer().complete("!" + error);
    }
  }

  private void settle(HttpExchange exchange, String call, String answer) throws IOException {
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    String[] parts = call.split("/");
    Invocation invocation = running.remove(parts[1]);
    if (invocation != null) {
      invocation.answer().complete(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
