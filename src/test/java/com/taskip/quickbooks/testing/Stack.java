package com.taskip.quickbooks.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays CloudFormation: writes a custom resource's events and takes the answers to them. */
public final class Stack implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int OK = 200;
  private static final int SLOW_DOWN = 503;

  private final HttpServer bucket;
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /**
   * What was put.
   *
   * @param to path and query as they arrived, which a signature would cover
   * @param contentType null when none was said
   */
  public record Answer(String to, String contentType, JsonNode body) {

    public String status() {
      return body.path("Status").asText();
    }

    public String reason() {
      return body.path("Reason").asText();
    }
  }

  private Stack(HttpServer bucket) {
    this.bucket = bucket;
  }

  public static Stack start() throws IOException {
    HttpServer bucket =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Stack stack = new Stack(bucket);
    bucket.createContext("/", stack::take);
    bucket.start();
    return stack;
  }

  /** Lets the next answers meet a bucket that refuses them for the moment. */
  public void refuse(int times) {
    refusals.set(times);
  }

  /** The recorded event, for another request and with the address of this bucket. */
  public String event(String requestType) throws IOException {
    ObjectNode event = (ObjectNode) MAPPER.readTree(LambdaEvents.recorded("deployment-update"));
    String signed = event.path("ResponseURL").asText().replaceFirst("https://[^/]+", address());
    return event.put("RequestType", requestType).put("ResponseURL", signed).toString();
  }

  public int port() {
    return bucket.getAddress().getPort();
  }

  /** Everything that was put, in order. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  private String address() {
    return "http://localhost:" + port();
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode body = MAPPER.readTree(exchange.getRequestBody());
    boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!refused) {
      answers.add(
          new Answer(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              body));
    }
    exchange.sendResponseHeaders(refused ? SLOW_DOWN : OK, -1);
    exchange.close();
  }

  @Override
  public void close() {
    bucket.stop(0);
  }
}
