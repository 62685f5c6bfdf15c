package com.taskip.quickbooks.local.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * The socket. Takes absolute addresses in the request line too, so that the simulator can stand in
 * as somebody's HTTP proxy, and bodies packed with gzip.
 */
public final class HttpFront implements AutoCloseable {

  static {
    // Without it an answer of header and body waits for a delayed acknowledgement: 40 ms each.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final System.Logger LOGGER = System.getLogger(HttpFront.class.getName());
  private static final String SYSTEM_FAULT =
      """
      {"Fault":{"Error":[{"Message":"An application error has occurred while processing your request",\
      "Detail":"System Failure Error: see the simulator's log","code":"10000"}],"type":"SystemFault"}}""";

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpFront(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Listens on the loopback address.
   *
   * @param port 0 for any that is free
   * @throws IOException when the port is taken
   */
  public static HttpFront listen(int port, Function<Request, Answer> handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
    server.start();
    return new HttpFront(server, threads);
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Function<Request, Answer> handler)
      throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = handler.apply(read(exchange));
      } catch (ConnectionCut e) {
        return;
      } catch (RuntimeException e) {
        LOGGER.log(
            System.Logger.Level.ERROR,
            "The simulator failed at " + exchange.getRequestURI().getPath(),
            e);
        answer = Answer.json(500, SYSTEM_FAULT);
      }
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getRawPath() + query,
        headers,
        body(exchange));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    byte[] raw = exchange.getRequestBody().readAllBytes();
    // Intuit's SDK says gzip for requests without a body too.
    if (raw.length == 0 || !"gzip".equalsIgnoreCase(encoding)) {
      return raw;
    }
    try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return packed.readAllBytes();
    }
  }
}
