package com.taskip.quickbooks.testing;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Taskip's webhook: a server that hears what the application tells Taskip. It answers 204, unless a
 * test wants a workspace's notices to be met otherwise.
 */
@ApplicationScoped
public class TaskipHooks {

  /** A notice as it arrived. */
  public record Heard(String path, String signature, String contentType, String body) {

    public JsonPath json() {
      return JsonPath.from(body);
    }
  }

  /** How one notice is met. */
  @FunctionalInterface
  public interface Welcome {
    void meet(HttpExchange exchange) throws IOException;
  }

  private final URI address;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Map<String, Welcome> welcomes = new ConcurrentHashMap<>();
  private HttpServer server;

  TaskipHooks(@ConfigProperty(name = "TASKIP_WEBHOOK_URL") URI address) {
    this.address = address;
  }

  void start(@Observes StartupEvent started) throws IOException {
    server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::hear);
    server.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    server.stop(0);
  }

  /** Answers notices of this workspace so, until told otherwise. */
  public void answer(String workspaceId, int status) {
    meet(workspaceId, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  /** Meets notices of this workspace so, until told otherwise. */
  public void meet(String workspaceId, Welcome welcome) {
    welcomes.put(workspaceId, welcome);
  }

  /** What arrived about an invoice, the oldest first. */
  public List<Heard> about(String invoiceId) {
    return heard.stream()
        .filter(each -> invoiceId.equals(each.json().getString("invoice_id")))
        .toList();
  }

  /** Waits until something has arrived about an invoice, and answers with the first of it. */
  public Heard awaitAbout(String invoiceId) {
    return await("Taskip is told of " + invoiceId)
        .until(() -> about(invoiceId), all -> !all.isEmpty())
        .getFirst();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(
          new Heard(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Taskip-Signature"),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              body));
      String workspace = JsonPath.from(body).getString("workspace_id");
      welcomes
          .getOrDefault(workspace, answered -> answered.sendResponseHeaders(204, -1))
          .meet(exchange);
    }
  }
}
