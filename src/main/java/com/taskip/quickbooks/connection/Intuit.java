package com.taskip.quickbooks.connection;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Intuit's OAuth endpoints. The grants go through the OIDC client; revocation does not, because the
 * OIDC client takes every answer but a 503 for success and sends a form where Intuit wants JSON.
 */
@ApplicationScoped
class Intuit {
  private static final Logger LOG = Logger.getLogger(Intuit.class);

  /** What Intuit's access tokens live for, should an answer leave it out. */
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  private final OidcClient tokens;
  private final Revocation revocation;
  private final ConnectionConfig config;
  private final Clock clock;

  Intuit(
      OidcClient tokens, @RestClient Revocation revocation, ConnectionConfig config, Clock clock) {
    this.tokens = tokens;
    this.revocation = revocation;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Trades the code that the browser brought for tokens. Never repeated: a code works once, and
   * trying again may kill what the first try gave.
   */
  Grant exchange(String code, String redirectUri) {
    return answered(
        tokens.getTokens(Map.of("code", code, "redirect_uri", redirectUri)), "exchange", null);
  }

  /** Renews the tokens. The refresh token that comes back replaces the one given. */
  Grant refresh(String refreshToken) {
    return answered(tokens.refreshTokens(refreshToken), "refresh", refreshToken);
  }

  /**
   * Ends the grant at Intuit as far as Intuit can be reached.
   *
   * @return whether Intuit confirmed it
   */
  boolean revoke(String refreshToken) {
    try {
      revocation.revoke(new Revocation.Revoked(refreshToken));
      return true;
    } catch (WebApplicationException refused) {
      LOG.warnf(
          "event=revoke_refused status=%d intuit_tid=%s",
          refused.getResponse().getStatus(), refused.getResponse().getHeaderString("Intuit-Tid"));
    } catch (ProcessingException unreachable) {
      LOG.warnf("event=revoke_unreachable problem=\"%s\"", unreachable.getMessage());
    }
    return false;
  }

  private Grant answered(Uni<Tokens> call, String grant, String knownRefreshToken) {
    try {
      // The OIDC client bounds connecting, not the answer.
      return grant(call.await().atMost(config.intuitTimeout()), knownRefreshToken);
    } catch (OidcClientException refused) {
      throw failed(grant, TokenAnswers.refusal(refused.getMessage()));
    } catch (TimeoutException tooLate) {
      throw failed(grant, TokenRefusal.NO_ANSWER);
    } catch (GrantFailed failed) {
      throw failed(grant, failed.refusal());
    } catch (RuntimeException unreadable) {
      // A 200 that is not what RFC 6749 says: its text is not repeated, it may hold a token.
      LOG.warnf("event=token_answer_unreadable grant=%s problem=%s", grant, unreadable.getClass());
      throw failed(grant, TokenRefusal.NO_ANSWER);
    }
  }

  private Grant grant(Tokens answer, String knownRefreshToken) {
    String refreshToken =
        answer.getRefreshToken() == null ? knownRefreshToken : answer.getRefreshToken();
    if (answer.getAccessToken() == null || refreshToken == null) {
      throw new GrantFailed(TokenRefusal.NO_ANSWER);
    }
    Instant now = clock.instant();
    String life = answer.get("expires_in");
    return new Grant(
        answer.getAccessToken(),
        refreshToken,
        now,
        life == null ? USUAL_LIFE : Duration.ofSeconds(Long.parseLong(life)),
        after(now, answer.get("x_refresh_token_expires_in")),
        after(now, answer.get("x_refresh_token_hard_expires_in")));
  }

  private static Instant after(Instant now, String seconds) {
    return seconds == null ? null : now.plusSeconds(Long.parseLong(seconds));
  }

  private static GrantFailed failed(String grant, TokenRefusal refusal) {
    Logger.Level level =
        refusal.meaning() == TokenRefusal.Meaning.OUR_FAULT
            ? Logger.Level.ERROR
            : Logger.Level.WARN;
    LOG.logf(level, "event=grant_failed grant=%s meaning=%s %s", grant, refusal.meaning(), refusal);
    return new GrantFailed(refusal);
  }
}
