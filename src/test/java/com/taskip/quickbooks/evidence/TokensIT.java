package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Access to QuickBooks: renewed once however many ask for it, and kept through a change of keys.
 */
class TokensIT {
  private static final int ROUNDS = Evidence.full() ? 20 : 4;
  private static final int AT_ONCE = 50;
  private static final int COPIES = 3;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "SYNC_RETRY_DELAY", "PT1S",
          "TASKIP_LOCAL_PULL_INTERVAL", "off",
          // Fifty people at once; the company's limit is not what is looked at here.
          "QUICKBOOKS_REQUESTS_PER_MINUTE", "100000",
          "QUICKBOOKS_CONCURRENT_REQUESTS", "100");

  @Test
  void fifty_at_once_in_three_processes_are_one_refresh_at_intuit() throws Exception {
    try (Outside outside = Outside.start(1, Duration.ofSeconds(30));
        Fleet fleet = Fleet.start(outside, "tokens", COPIES, SETTINGS)) {
      Workspace workspace =
          new Workspace("tokens", outside.simulator().realms().getFirst(), outside.simulator());
      workspace.connect(fleet.next());
      outside
          .simulator()
          .limit(workspace.realm(), com.taskip.quickbooks.local.simulator.Limits.NONE);
      List<Long> refreshes = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        refreshes.add(refreshesInOneRound(outside, fleet, workspace, round));
      }
      Leaks leaks =
          Leaks.of(outside).inLogs("tokens").in(outside.ledger()).in(outside.queue().exhume());
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("rounds", ROUNDS);
      figures.put("at_once", AT_ONCE);
      figures.put("processes", COPIES);
      figures.put("most_refreshes_a_round", refreshes.stream().max(Long::compare).orElseThrow());
      leaks.figures().forEach((what, count) -> figures.put("searched_" + what, count));
      List<Object> violations = new ArrayList<>(leaks.found());
      refreshes.stream().filter(count -> count != 1).forEach(violations::add);
      Evidence.judge("tokens", figures, violations);
    }
  }

  /** Expired by Intuit or by the clock, with a refresh token that changes or stays. */
  private static long refreshesInOneRound(
      Outside outside, Fleet fleet, Workspace workspace, int round) {
    if (round % 2 == 0) {
      outside.simulator().rotateAtNextRefresh(workspace.realm());
    }
    outside.simulator().expireAccessTokens(workspace.realm());
    if (round % 4 < 2) {
      outside
          .ledger()
          .update(
              "update connection set access_expires_at = now() - interval '1 minute',"
                  + " access_refresh_at = now() - interval '2 minutes' where workspace_id = ?",
              workspace.id());
    }
    long before = refreshes(outside);
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      calls.add(workspace.administrator(fleet.next(), "GET", "/items", null));
    }
    calls.forEach(call -> Workspace.said(200, call));
    return refreshes(outside) - before;
  }

  private static long refreshes(Outside outside) {
    return outside.simulator().log().all().stream()
        .map(LoggedRequest::call)
        .filter(call -> call.operation().equals("token"))
        .count();
  }

  @Test
  void a_key_is_changed_without_anybody_connecting_again() throws Exception {
    try (Outside outside = Outside.start(1, Duration.ofSeconds(30))) {
      Workspace workspace =
          new Workspace("keys", outside.simulator().realms().getFirst(), outside.simulator());
      String older = "older:" + key();
      String newer = "newer:" + key();
      try (Product product = with(outside, older)) {
        workspace.connect(product);
      }
      try (Product product = with(outside, newer + "," + older)) {
        assertReads(workspace, product);
        outside.simulator().expireAccessTokens(workspace.realm());
        assertReads(workspace, product);
      }
      try (Product product = with(outside, newer)) {
        assertReads(workspace, product);
        outside.simulator().expireAccessTokens(workspace.realm());
        assertReads(workspace, product);
      }
      Evidence.judge("keys", Map.of("changes", 2), List.of());
    }
  }

  private static Product with(Outside outside, String keys) {
    Map<String, String> environment = new LinkedHashMap<>(SETTINGS);
    environment.put("TOKEN_ENCRYPTION_KEY", keys);
    return Product.start(outside, "keys", List.of(), environment);
  }

  private static void assertReads(Workspace workspace, Product product) {
    JsonNode items = Workspace.said(200, workspace.administrator(product, "GET", "/items", null));
    assertThat(items.path("data")).isNotEmpty();
  }

  private static String key() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
