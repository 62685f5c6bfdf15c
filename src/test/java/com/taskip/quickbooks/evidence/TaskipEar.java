package com.taskip.quickbooks.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.taskip.quickbooks.HmacSha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Taskip's end of its webhook: believes what is signed, and can be deaf or slow to answer. */
final class TaskipEar implements AutoCloseable {
  private static final String SECRET = "evidence-secret";

  private final HttpServer server;
  private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
  private final Set<String> deaf = ConcurrentHashMap.newKeySet();
  private final Set<String> hangingUp = ConcurrentHashMap.newKeySet();

  private TaskipEar(HttpServer server) {
    this.server = server;
  }

  static TaskipEar open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TaskipEar ear = new TaskipEar(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", ear::hear);
    server.start();
    return ear;
  }

  /** What a process of the product has to know of it. */
  Map<String, String> environment() {
    return Map.of(
        "TASKIP_WEBHOOK_URL",
        "http://localhost:%d/quickbooks".formatted(server.getAddress().getPort()),
        "TASKIP_WEBHOOK_SECRET",
        SECRET);
  }

  /** Everything that was said about a workspace, in the order in which it came. */
  List<String> heard(String workspace) {
    return List.copyOf(heard.getOrDefault(workspace, List.of()));
  }

  /** From now on what is said of the workspace is heard, but not answered. */
  void hangUp(String workspace) {
    hangingUp.add(workspace);
  }

  /** From now on what is said of the workspace is refused. */
  void beDeaf(String workspace) {
    deaf.add(workspace);
  }

  /** Listens and answers as it should again. */
  void recover() {
    deaf.clear();
    hangingUp.clear();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String workspace = Workspace.json(body).path("workspace_id").asText();
      if (deaf.contains(workspace)
          || !signed(exchange.getRequestHeaders().getFirst("Taskip-Signature"), body)) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      heard.computeIfAbsent(workspace, id -> new ArrayList<>()).add(body);
      if (!hangingUp.contains(workspace)) {
        exchange.sendResponseHeaders(200, -1);
      }
    }
  }

  private static boolean signed(String signature, String body) {
    String time = signature.substring("t=".length(), signature.indexOf(','));
    byte[] expected = HmacSha256.of(SECRET, (time + "." + body).getBytes(StandardCharsets.UTF_8));
    return signature.equals("t=" + time + ",v1=" + HexFormat.of().formatHex(expected));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
