package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nobody can be faster than: a loop that does nothing but send batches of thirty new customers
 * to one company, knows Intuit's limits exactly, and looks at no answer but its status.
 */
final class EmptyLoop {
  private static final int A_BATCH = 30;
  private static final int BATCHES_A_MINUTE = 40;
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String BACK = "http://localhost/back";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String realm;
  private final String token;
  private int made;

  private EmptyLoop(URI url, String realm, String token) {
    this.url = url;
    this.realm = realm;
    this.token = token;
  }

  static EmptyLoop at(QuickBooksSimulator simulator, String realm)
      throws IOException, InterruptedException {
    String page =
        simulator.url()
            + "/connect/oauth2?response_type=code&client_id=simulator-client&state=s"
            + "&scope=com.intuit.quickbooks.accounting&redirect_uri="
            + encoded(BACK);
    Matcher code = Pattern.compile("code=([^&]+)").matcher(simulator.authorize(page, realm));
    if (!code.find()) {
      throw new IllegalStateException("No code from " + page);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(simulator.url() + "/oauth2/v1/tokens/bearer"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(
                                    "simulator-client:simulator-secret"
                                        .getBytes(StandardCharsets.UTF_8)))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "grant_type=authorization_code&code=%s&redirect_uri=%s"
                                .formatted(code.group(1), encoded(BACK))))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return new EmptyLoop(
        simulator.url(), realm, Workspace.json(answer.body()).path("access_token").asText());
  }

  /** As many records as are done by then. */
  int runUntil(Instant end) {
    Deque<Instant> sent = new ArrayDeque<>();
    int done = 0;
    try {
      while (Instant.now().isBefore(end)) {
        if (sent.size() == BATCHES_A_MINUTE) {
          Instant free = sent.removeFirst().plus(MINUTE).plusMillis(5);
          if (!free.isBefore(end)) {
            break;
          }
          Duration wait = Duration.between(Instant.now(), free);
          if (wait.isPositive()) {
            Thread.sleep(wait);
          }
        }
        int status = send();
        sent.addLast(Instant.now());
        done += status == 200 ? A_BATCH : 0;
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return done;
  }

  private int send() throws IOException, InterruptedException {
    ObjectNode body = Workspace.JSON.createObjectNode();
    ArrayNode items = body.putArray("BatchItemRequest");
    for (int i = 0; i < A_BATCH; i++) {
      items
          .addObject()
          .put("bId", "b" + i)
          .put("operation", "create")
          .putObject("Customer")
          .put("DisplayName", "Nobody " + made++);
    }
    return http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "%s/v3/company/%s/batch?minorversion=75&requestid=%s"
                            .formatted(url, realm, UUID.randomUUID())))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
