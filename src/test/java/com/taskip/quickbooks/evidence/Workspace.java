package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.HmacSha256;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.testing.Tokens;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A workspace of Taskip's, connected to a company of its own; remembers what Taskip was told to be
 * accepted, and what the accountant did.
 */
final class Workspace {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUICKBOOKS = "/api/v3/integrations/quickbooks";

  /** What Intuit signs its webhooks with. */
  static final String VERIFIER = "simulator-webhook-verifier";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int TRIES = 3;

  /** A caller uses a token for a while, well within the hour that it is good for. */
  private static final Duration TOKEN_USED = Duration.ofMinutes(20);

  private final String id;
  private final String realm;
  private final QuickBooksSimulator simulator;
  private final Set<String> customersOfOthers;
  private final Set<String> invoicesOfOthers = new HashSet<>();

  /** What Taskip holds, by {@code kind:id}, in the order of its arrival. */
  private final Map<String, Map<String, Object>> records = new LinkedHashMap<>();

  /** Invoices that the accountant saw paid in QuickBooks. */
  private final Set<String> paid = ConcurrentHashMap.newKeySet();

  /** By role. */
  private final Map<String, Signed> tokens = new ConcurrentHashMap<>();

  private record Signed(String token, Instant at) {
    boolean old() {
      return at.plus(TOKEN_USED).isBefore(Instant.now());
    }
  }

  Workspace(String id, String realm, QuickBooksSimulator simulator) {
    this.id = id;
    this.realm = realm;
    this.simulator = simulator;
    this.customersOfOthers =
        books().customers().stream()
            .map(customer -> customer.path("Id").asText())
            .collect(Collectors.toSet());
  }

  String id() {
    return id;
  }

  String realm() {
    return realm;
  }

  Books books() {
    return simulator.company(realm);
  }

  /** Customers that were in the books before Taskip came. */
  Set<String> customersOfOthers() {
    return customersOfOthers;
  }

  /** Invoices that no record of Taskip's stands behind. */
  Set<String> invoicesOfOthers() {
    return invoicesOfOthers;
  }

  /** More settled invoices than fit on a page: worth nothing, so that they are settled at once. */
  void manyOthersSettled() {
    String customer = customersOfOthers.iterator().next();
    while (invoicesOfOthers.size() <= Query.PAGE) {
      ObjectNode invoice = books().addInvoice(customer, BigDecimal.ZERO, null);
      invoicesOfOthers.add(invoice.path("Id").asText());
    }
  }

  /** Intuit's webhook. */
  CompletableFuture<HttpResponse<String>> webhook(Product product, String entity, String entityId) {
    Map<String, Object> change =
        Map.of(
            "name",
            entity,
            "id",
            entityId,
            "operation",
            "Create",
            "lastUpdated",
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    String body =
        text(
            Map.of(
                "eventNotifications",
                List.of(
                    Map.of(
                        "realmId",
                        realm,
                        "dataChangeEvent",
                        Map.of("entities", List.of(change))))));
    byte[] signature = HmacSha256.of(VERIFIER, body.getBytes(StandardCharsets.UTF_8));
    return product
        .http()
        .sendAsync(
            HttpRequest.newBuilder(product.url().resolve(QUICKBOOKS + "/webhooks"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("intuit-signature", Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  synchronized Map<String, Map<String, Object>> records() {
    return new LinkedHashMap<>(records);
  }

  /** A record that Taskip was told to be accepted. */
  synchronized void accepted(String record, Map<String, Object> body) {
    records.put(record, body);
  }

  Set<String> paid() {
    return paid;
  }

  /** Connects as a person does, who tries again, and sets what the checklist asks for. */
  void connect(Product product) {
    int tries = 1;
    while (!allow(product)) {
      if (tries++ == TRIES) {
        throw new AssertionError("%s cannot be connected".formatted(id));
      }
    }
    said(
        200,
        administrator(
            product,
            "PUT",
            "/settings",
            Map.of(
                "default_item_id", first(EntityType.ITEM, "Type", "Service"),
                "default_deposit_account_id", first(EntityType.ACCOUNT, "AccountType", "Bank"))));
  }

  /**
   * Allows the service into the company, for the first time or again.
   *
   * @return whether that worked; QuickBooks may be having a bad day
   */
  boolean allow(Product product) {
    JsonNode asked = said(200, administrator(product, "POST", "/connect", Map.of()));
    String back = simulator.authorize(asked.path("authorization_url").asText(), realm);
    return administrator(product, "POST", "/callback", query(back)).join().statusCode() == 200;
  }

  private String first(EntityType type, String member, String value) {
    return books().list(type).stream()
        .filter(each -> value.equals(each.path(member).asText()))
        .filter(each -> each.path("Active").asBoolean(true))
        .findFirst()
        .orElseThrow()
        .path("Id")
        .asText();
  }

  private static Map<String, String> query(String address) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** The connection as a person sees it. */
  JsonNode connection(Product product) {
    return said(200, administrator(product, "GET", "/", null));
  }

  /** A call of a person to the integration's own doors. */
  CompletableFuture<HttpResponse<String>> administrator(
      Product product, String method, String path, Object body) {
    return send(
        product, method, QUICKBOOKS + path, token("administrator", Tokens::administrator), body);
  }

  /** Taskip's back end puts a record. */
  CompletableFuture<HttpResponse<String>> put(
      Product product, String kind, String recordId, Object body) {
    return send(
        product,
        "PUT",
        "/api/v3/%ss/%s".formatted(kind.replace('_', '-'), recordId),
        token("service", Tokens::service),
        body);
  }

  /** Taskip's back end imports records, by {@code kind:id}. */
  CompletableFuture<HttpResponse<String>> load(
      Product product, Map<String, Map<String, Object>> records) {
    StringBuilder lines = new StringBuilder();
    records.forEach(
        (record, body) -> {
          Map<String, Object> line = new LinkedHashMap<>(body);
          line.put("type", record.substring(0, record.indexOf(':')));
          line.put("id", record.substring(record.indexOf(':') + 1));
          lines.append(text(line)).append('\n');
        });
    return send(
        product,
        "POST",
        "/api/v3/import",
        token("service", Tokens::service),
        "application/x-ndjson",
        HttpRequest.BodyPublishers.ofString(lines.toString()));
  }

  /** The answer's body, once it is there with this status. */
  static JsonNode said(int status, CompletableFuture<HttpResponse<String>> call) {
    HttpResponse<String> answer = call.join();
    if (answer.statusCode() != status) {
      throw new AssertionError(
          "%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return json(answer.body());
  }

  private static CompletableFuture<HttpResponse<String>> send(
      Product product, String method, String path, String token, Object body) {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(text(body));
    return send(product, method, path, token, "application/json", publisher);
  }

  private static CompletableFuture<HttpResponse<String>> send(
      Product product,
      String method,
      String path,
      String token,
      String type,
      HttpRequest.BodyPublisher publisher) {
    return product
        .http()
        .sendAsync(
            HttpRequest.newBuilder(product.url().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, publisher)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private String token(String role, UnaryOperator<String> signer) {
    return tokens
        .compute(
            role,
            (same, signed) ->
                signed == null || signed.old()
                    ? new Signed(signer.apply(id), Instant.now())
                    : signed)
        .token();
  }

  static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
