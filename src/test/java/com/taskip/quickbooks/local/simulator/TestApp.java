package com.taskip.quickbooks.local.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** An app that a person has connected to one company: no more than an HTTP client with a token. */
public final class TestApp {

  static final String REALM = "9341452000000001";
  static final String REDIRECT = "http://localhost:8080/quickbooks-oauth-redirect";

  /** An answer with its body read as JSON where it is JSON. */
  public record Reply(int status, JsonNode json, String text, HttpResponse<String> raw) {

    String faultCode() {
      return Json.text(json.path("Fault").path("Error").path(0), "code");
    }

    String faultDetail() {
      return Json.text(json.path("Fault").path("Error").path(0), "Detail");
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final QuickBooksSimulator simulator;
  private final String realm;
  String accessToken;
  String refreshToken;

  private TestApp(QuickBooksSimulator simulator, String realm) {
    this.simulator = simulator;
    this.realm = realm;
  }

  static TestApp unconnected(QuickBooksSimulator simulator) {
    return new TestApp(simulator, REALM);
  }

  public static TestApp connected(QuickBooksSimulator simulator) {
    return connected(simulator, REALM);
  }

  static TestApp connected(QuickBooksSimulator simulator, String realm) {
    TestApp app = new TestApp(simulator, realm);
    String code = parameters(simulator.authorize(app.authorizationUrl("s-1"), realm)).get("code");
    Reply reply =
        app.token(
            Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT));
    app.accessToken = Json.text(reply.json(), "access_token");
    app.refreshToken = Json.text(reply.json(), "refresh_token");
    return app;
  }

  String authorizationUrl(String state) {
    return simulator.url()
        + "/connect/oauth2?"
        + form(
            Map.of(
                "client_id", "simulator-client",
                "response_type", "code",
                "scope", "com.intuit.quickbooks.accounting",
                "redirect_uri", REDIRECT,
                "state", state));
  }

  Reply token(Map<String, String> form) {
    return token(form, "simulator-client:simulator-secret");
  }

  Reply token(Map<String, String> form, String credentials) {
    return send(
        request("/oauth2/v1/tokens/bearer")
            .header("Authorization", basic(credentials))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form(form))));
  }

  Reply revoke(String token) {
    return send(
        request("/v2/oauth2/tokens/revoke")
            .header("Authorization", basic("simulator-client:simulator-secret"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(Json.object("token", token)))));
  }

  /** GET under the company. */
  public Reply get(String path) {
    return send(api(path).GET());
  }

  /** POST of JSON under the company. */
  Reply post(String path, String json) {
    return send(
        api(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  public Reply post(String path, JsonNode json) {
    return post(path, Json.write(json));
  }

  Reply query(String statement) {
    return get("/query?query=" + encode(statement));
  }

  HttpRequest.Builder api(String path) {
    return request("/v3/company/" + realm + path)
        .header("Authorization", "Bearer " + accessToken)
        .header("Accept", "application/json");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.url() + path));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), json(answer.body()), answer.body(), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> parameters(String url) {
    return Request.decode(url.substring(url.indexOf('?') + 1));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String form(Map<String, String> members) {
    return members.entrySet().stream()
        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static JsonNode json(String body) {
    try {
      return Json.parse(body);
    } catch (JsonProcessingException e) {
      return Json.object();
    }
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
