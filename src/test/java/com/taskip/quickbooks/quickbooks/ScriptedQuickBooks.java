package com.taskip.quickbooks.quickbooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server that gives the answers it was told, one after the other, byte by byte: for what
 * QuickBooks and the machines in front of it do when they are not well.
 */
final class ScriptedQuickBooks implements AutoCloseable {

  /** What one request was answered with. */
  @FunctionalInterface
  interface Turn {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** A request as it arrived. */
  record Received(String method, URI uri, String authorization, String accept, byte[] body) {
    String query() {
      return uri.getRawQuery();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final Queue<Turn> turns = new ArrayDeque<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  ScriptedQuickBooks() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The next request gets this JSON. */
  ScriptedQuickBooks then(int status, String body) {
    return then(status, "application/json", body);
  }

  ScriptedQuickBooks then(int status, String contentType, String body) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", contentType);
          send(exchange, status, body);
        });
  }

  /** The next request is heard, and the connection is cut without a word. */
  ScriptedQuickBooks thenCut() {
    return then(HttpExchange::close);
  }

  synchronized ScriptedQuickBooks then(Turn turn) {
    turns.add(turn);
    return this;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("intuit_tid", "tid-" + status);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Accept"),
            exchange.getRequestBody().readAllBytes()));
    next().answer(exchange);
  }

  private synchronized Turn next() {
    Turn turn = turns.poll();
    return turn != null ? turn : exchange -> send(exchange, 501, "Nothing more in the script");
  }
}
