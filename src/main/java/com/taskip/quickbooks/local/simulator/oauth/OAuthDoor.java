package com.taskip.quickbooks.local.simulator.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** Intuit's OAuth 2.0: consent, token, revocation. */
public final class OAuthDoor {

  /** Where the browser goes. */
  public static final String AUTHORIZE = "/connect/oauth2";

  /** Where codes and refresh tokens are exchanged. */
  public static final String TOKEN = "/oauth2/v1/tokens/bearer";

  /** Where grants end. */
  public static final String REVOKE = "/v2/oauth2/tokens/revoke";

  private final SimulatorOptions options;
  private final Supplier<Grants> grants;

  /** The door for one app and the companies of one person. */
  public OAuthDoor(SimulatorOptions options, Supplier<Grants> grants) {
    this.options = options;
    this.grants = grants;
  }

  /** Whether an address is one of OAuth's. */
  public static boolean owns(String path) {
    return path.equals(AUTHORIZE) || path.equals(TOKEN) || path.equals(REVOKE);
  }

  /** Answers a request to one of the three addresses. */
  public Answer handle(Request request) {
    boolean post = request.method().equals("POST");
    return switch (request.path()) {
      case AUTHORIZE -> post ? decision(request.form()) : consent(request.query());
      case TOKEN -> post ? token(request) : Answer.text(405, "POST only");
      default -> post ? revoke(request) : Answer.text(405, "POST only");
    };
  }

  /**
   * What the person decided, as the address that the browser is sent to.
   *
   * @param realmId the company picked; empty to refuse
   * @throws IllegalArgumentException when the request is one that Intuit does not redirect from
   */
  public String decide(Map<String, String> authorization, String realmId) {
    AuthorizationRequest request = AuthorizationRequest.from(authorization, options);
    if (realmId.isEmpty()) {
      return request.refused();
    }
    if (options.companies().stream().noneMatch(company -> company.realmId().equals(realmId))) {
      throw new IllegalArgumentException("There is no company " + realmId + ".");
    }
    String code = grants.get().issueCode(request.clientId(), request.redirectUri(), realmId);
    return request.accepted(code, realmId);
  }

  private Answer consent(Map<String, String> query) {
    try {
      AuthorizationRequest request = AuthorizationRequest.from(query, options);
      if (options.companies().isEmpty()) {
        throw new IllegalArgumentException("There is no sandbox companies found for the user.");
      }
      return Answer.html(200, ConsentPage.of(request, options.companies()));
    } catch (IllegalArgumentException e) {
      return Answer.html(400, ConsentPage.refusal(e.getMessage()));
    }
  }

  private Answer decision(Map<String, String> form) {
    try {
      return Answer.seeOther(decide(form, form.getOrDefault("realmId", "")));
    } catch (IllegalArgumentException e) {
      return Answer.html(400, ConsentPage.refusal(e.getMessage()));
    }
  }

  private Answer token(Request request) {
    Map<String, String> form = request.form();
    if (!authenticated(request, form)) {
      return error(401, "invalid_client", "");
    }
    try {
      Tokens tokens =
          switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" ->
                grants
                    .get()
                    .exchange(
                        options.clientId(),
                        form.getOrDefault("code", ""),
                        form.getOrDefault("redirect_uri", ""));
            case "refresh_token" ->
                grants.get().refresh(options.clientId(), form.getOrDefault("refresh_token", ""));
            default -> null;
          };
      return tokens == null
          ? error(400, "unsupported_grant_type", "")
          : Answer.json(200, body(tokens, request));
    } catch (InvalidGrant e) {
      return error(400, "invalid_grant", e.getMessage());
    }
  }

  private Answer revoke(Request request) {
    if (!authenticated(request, Map.of())) {
      return error(401, "invalid_client", "");
    }
    String token;
    try {
      token = Json.text(Json.parse(request.text()), "token");
    } catch (JsonProcessingException e) {
      token = request.form().getOrDefault("token", "");
    }
    return grants.get().revoke(options.clientId(), token)
        ? Answer.text(200, "")
        : error(400, "invalid_request", "");
  }

  private boolean authenticated(Request request, Map<String, String> form) {
    String pair = options.clientId() + ":" + options.clientSecret();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return request
        .header("authorization")
        .map(basic::equals)
        .orElseGet(
            () ->
                options.clientId().equals(form.get("client_id"))
                    && options.clientSecret().equals(form.get("client_secret")));
  }

  private static ObjectNode body(Tokens tokens, Request request) {
    ObjectNode body = Json.object("token_type", "bearer", "access_token", tokens.access());
    body.put("expires_in", tokens.expiresIn());
    body.put("refresh_token", tokens.refresh());
    body.put("x_refresh_token_expires_in", tokens.refreshExpiresIn());
    if (request
        .header("x-include-refresh-token-hard-expires-in")
        .filter("true"::equals)
        .isPresent()) {
      body.put("x_refresh_token_hard_expires_in", tokens.hardExpiresIn());
    }
    return body;
  }

  private static Answer error(int status, String error, String description) {
    ObjectNode body = Json.object();
    if (!description.isEmpty()) {
      body.put("error_description", description);
    }
    return Answer.json(status, body.put("error", error));
  }
}
