package com.taskip.quickbooks.local.simulator.oauth;

import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an app sends a person's browser to Intuit with. */
record AuthorizationRequest(String clientId, String redirectUri, String scope, String state) {

  private static final Set<String> SCOPES =
      Set.of(
          "com.intuit.quickbooks.accounting",
          "com.intuit.quickbooks.payment",
          "openid",
          "profile",
          "email",
          "phone",
          "address");

  /**
   * Reads a request as strictly as Intuit does.
   *
   * @throws IllegalArgumentException with a sentence for the person; nobody is redirected then
   */
  static AuthorizationRequest from(Map<String, String> query, SimulatorOptions options) {
    String clientId = query.getOrDefault("client_id", "");
    String redirectUri = query.getOrDefault("redirect_uri", "");
    List<String> scopes = Arrays.asList(query.getOrDefault("scope", "").split(" "));
    require(clientId.equals(options.clientId()), "The client_id is not one of a registered app.");
    require(options.registered(redirectUri), "The redirect_uri is not registered with this app.");
    require("code".equals(query.get("response_type")), "The response_type must be code.");
    require(SCOPES.containsAll(scopes), "The scope query parameter is missing or unknown.");
    require(
        scopes.contains("com.intuit.quickbooks.accounting"),
        "The scope com.intuit.quickbooks.accounting is missing.");
    String state = query.getOrDefault("state", "");
    require(!state.isEmpty(), "The state query parameter is missing.");
    return new AuthorizationRequest(clientId, redirectUri, query.get("scope"), state);
  }

  String accepted(String code, String realmId) {
    return redirect("code=" + encode(code) + "&state=" + encode(state) + "&realmId=" + realmId);
  }

  String refused() {
    return redirect("error=access_denied&state=" + encode(state));
  }

  private String redirect(String parameters) {
    return redirectUri + (redirectUri.contains("?") ? "&" : "?") + parameters;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
