package com.taskip.quickbooks.local;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A real socket for many requests at once: the Lambda HTTP extension opens none, and the event
 * server that it has in dev mode takes one request at a time. Tests of the API go through that one,
 * tests in a browser through this.
 */
@ApplicationScoped
class HttpSocket {

  /**
   * Vert.x outlives a live reload, and so does the socket: the request that set it off is on it.
   */
  private static final String STATE = "taskip-local";

  private static final String OPEN = "socket-open";

  private final Vertx vertx;
  private final String host;
  private final int port;
  private HttpServer server;

  HttpSocket(
      Vertx vertx,
      @ConfigProperty(name = "QUARKUS_HTTP_HOST", defaultValue = "localhost") String host,
      @ConfigProperty(name = "QUARKUS_HTTP_PORT", defaultValue = "8080") int port) {
    this.vertx = vertx;
    this.host = host;
    this.port = port;
  }

  void open(@Observes @Priority(StartOrder.SOCKET) StartupEvent started) {
    if (vertx.sharedData().getLocalMap(STATE).putIfAbsent(OPEN, true) != null) {
      return;
    }
    try {
      server =
          vertx
              .createHttpServer(
                  new HttpServerOptions().setHost(host).setPort(port).setCompressionSupported(true))
              .requestHandler(VertxHttpRecorder.getRootHandler())
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .join();
    } catch (CompletionException taken) {
      throw LocalRefusal.portTaken(port, "QUARKUS_HTTP_PORT");
    }
  }

  void close(@Observes @Priority(1) ShutdownEvent stopping) {
    if (server != null && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
      server.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
