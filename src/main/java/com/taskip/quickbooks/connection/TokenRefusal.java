package com.taskip.quickbooks.connection;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;

/**
 * Why the token endpoint gave no tokens, decided on the HTTP status and the {@code error} member
 * and never on {@code error_description}: Intuit words that one in several ways and sometimes
 * leaves it out.
 *
 * @param status HTTP status, 0 when there was no answer
 * @param error OAuth's word for it (RFC 6749, 5.2), empty when there was none
 * @param intuitTid Intuit's id of the call, empty when there was none
 */
record TokenRefusal(int status, String error, String intuitTid) {
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<String> OUR_FAULTS =
      Set.of(
          "invalid_client",
          "unauthorized_client",
          "invalid_request",
          "invalid_scope",
          "unsupported_grant_type");

  /** What it means for the connection. */
  enum Meaning {
    /** The code or refresh token is used up, revoked or expired. */
    GRANT_IS_DEAD,
    /** Our own client id, secret or request is wrong: the operator's to mend. */
    OUR_FAULT,
    /** It says nothing about the grant. */
    PASSING;

    /** The word in metrics. */
    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final TokenRefusal NO_ANSWER = new TokenRefusal(0, "", "");

  /** What a body says; anything unreadable says nothing. */
  static TokenRefusal of(int status, String body, String intuitTid) {
    return new TokenRefusal(status, errorOf(body), intuitTid == null ? "" : intuitTid);
  }

  Meaning meaning() {
    if (status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      return Meaning.PASSING;
    }
    if (error.equals("invalid_grant")) {
      return Meaning.GRANT_IS_DEAD;
    }
    return status == UNAUTHORIZED || OUR_FAULTS.contains(error)
        ? Meaning.OUR_FAULT
        : Meaning.PASSING;
  }

  private static String errorOf(String body) {
    try {
      return new JsonObject(body).getValue("error") instanceof String word ? word : "";
    } catch (DecodeException notJson) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "status=%d error=%s intuit_tid=%s".formatted(status, error, intuitTid);
  }
}
