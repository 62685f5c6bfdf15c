package com.taskip.quickbooks.connection;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The OIDC client makes the raw body of a refusal its exception's message and drops the status. The
 * decision needs the status, and a raw body has no place in a message, so a refusal is replaced by
 * what we need of it.
 */
@Unremovable
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class TokenAnswers implements OidcResponseFilter {
  private static final int OK = 200;
  private static final String STATUS = "status";
  private static final String ERROR = "error";
  private static final String TID = "intuit_tid";

  @Override
  public Uni<Void> filter(OidcResponseFilterContext answer) {
    if (answer.statusCode() != OK) {
      answer.responseBody(essence(answer));
    }
    return Uni.createFrom().voidItem();
  }

  private static Buffer essence(OidcResponseFilterContext answer) {
    Buffer body = answer.responseBody();
    TokenRefusal refusal =
        TokenRefusal.of(
            answer.statusCode(),
            body == null ? "" : body.toString(),
            tid(answer.responseHeaders()));
    return Buffer.buffer(
        new JsonObject()
            .put(STATUS, refusal.status())
            .put(ERROR, refusal.error())
            .put(TID, refusal.intuitTid())
            .encode());
  }

  /** Intuit spells the header in two ways. */
  private static String tid(MultiMap headers) {
    return headers.contains(TID) ? headers.get(TID) : headers.get("Intuit-Tid");
  }

  /** Reads back what the filter wrote; any other message means that there was no answer. */
  static TokenRefusal refusal(String message) {
    if (message == null || !message.startsWith("{")) {
      return TokenRefusal.NO_ANSWER;
    }
    JsonObject written = new JsonObject(message);
    return new TokenRefusal(
        written.getInteger(STATUS), written.getString(ERROR), written.getString(TID));
  }
}
