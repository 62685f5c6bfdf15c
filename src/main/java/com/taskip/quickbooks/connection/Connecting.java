package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way of a workspace into a QuickBooks company: to Intuit's consent page, back with a code, and
 * from the code to tokens. Nothing is stored before everything is known.
 */
@ApplicationScoped
public class Connecting {

  /** The books, and with OpenID who it is that lets us in, as the product's documentation says. */
  private static final String SCOPE = "com.intuit.quickbooks.accounting openid profile";

  private static final Pattern REALM_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final CompanyRegister register;
  private final Connections connections;
  private final OAuthStates states;
  private final Intuit intuit;
  private final CompanyProfiles profiles;
  private final UnkeptGrants unkept;
  private final QuickBooksConfig config;

  Connecting(
      CompanyRegister register,
      Connections connections,
      OAuthStates states,
      Intuit intuit,
      CompanyProfiles profiles,
      UnkeptGrants unkept,
      QuickBooksConfig config) {
    this.register = register;
    this.connections = connections;
    this.states = states;
    this.intuit = intuit;
    this.profiles = profiles;
    this.unkept = unkept;
    this.config = config;
  }

  /** Where to send the browser. Refuses ({@code already_connected}) when there is no need to. */
  public Authorization begin(String workspaceId, String userId) {
    if (connections.of(workspaceId).connected()) {
      throw CompanyRegister.alreadyConnected();
    }
    register.prepare(workspaceId);
    OAuthState state = states.open(workspaceId, userId);
    String url =
        UriBuilder.fromUri(config.authorizeUrl())
            .queryParam("client_id", "{client}")
            .queryParam("response_type", "code")
            .queryParam("scope", "{scope}")
            .queryParam("redirect_uri", "{redirect}")
            .queryParam("state", "{state}")
            .build(config.clientId(), SCOPE, config.redirectUri(), state.value())
            .toString();
    return new Authorization(url, state.value(), state.expiresAt());
  }

  /**
   * Finishes what {@link #begin} began, with what the browser brought back.
   *
   * @throws Refusal {@code missing_realm_id}, {@code invalid_state}, {@code access_denied}, {@code
   *     already_connected}, {@code company_taken}, {@code intuit_refused}, or {@code
   *     intuit_unavailable}
   */
  public Connection complete(String workspaceId, String userId, Callback callback) {
    if (callback.error() != null && !callback.error().isBlank()) {
      states.consume(workspaceId, userId, callback.state());
      throw refusedAtIntuit(callback.error());
    }
    checkForm(callback);
    states.consume(workspaceId, userId, callback.state());
    register.check(workspaceId, callback.realmId());
    return keep(workspaceId, userId, callback.realmId(), exchange(callback.code()));
  }

  private Connection keep(String workspaceId, String userId, String realmId, Grant grant) {
    Entered entered;
    try {
      CompanyProfile company = profiles.read(realmId, grant.accessToken());
      entered = register.enter(workspaceId, userId, company, grant);
    } catch (Refusal refusal) {
      unkept.giveBack(realmId, grant.refreshToken());
      throw refusal;
    }
    entered.left().ifPresent(left -> unkept.giveBack(left.realmId(), left.refreshToken()));
    return entered.connection();
  }

  private static void checkForm(Callback callback) {
    if (callback.realmId() == null || callback.realmId().isBlank()) {
      throw Refusal.invalid("missing_realm_id", "Missing realmId from QuickBooks");
    }
    if (!REALM_ID.matcher(callback.realmId()).matches()) {
      throw Refusal.fields(List.of(new FieldError("realmId", "is not a company id of Intuit's")));
    }
    if (callback.code() == null || callback.code().isBlank()) {
      throw Refusal.fields(List.of(new FieldError("code", "must be given")));
    }
  }

  private static Refusal refusedAtIntuit(String error) {
    return error.equals("access_denied")
        ? Refusal.invalid(
            "access_denied",
            "Access to QuickBooks was not granted at Intuit. Start again with Connect when ready.")
        : IntuitRefusals.refused(
            "Intuit did not let the sign-in through. Start again with Connect.");
  }

  private Grant exchange(String code) {
    try {
      return intuit.exchange(code, config.redirectUri().toString());
    } catch (GrantFailed failed) {
      throw switch (failed.refusal().meaning()) {
        case GRANT_IS_DEAD ->
            IntuitRefusals.refused(
                "Intuit did not accept the sign-in's code. Start again with Connect.");
        case OUR_FAULT ->
            IntuitRefusals.refused(
                "Intuit did not accept this service's own credentials: tell its operators.");
        case PASSING -> IntuitRefusals.unavailable();
      };
    }
  }
}
