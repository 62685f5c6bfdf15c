package com.taskip.quickbooks.testing;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers to the webhook what Intuit would, signed as Intuit does. */
public final class IntuitWebhook {

  /** Where Intuit is told to deliver. */
  public static final String DOOR = "/api/v3/integrations/quickbooks/webhooks";

  /** What the local room gives the application and the simulator alike. */
  public static final String VERIFIER = "simulator-webhook-verifier";

  private IntuitWebhook() {}

  /** One entity of a notification. */
  public static String entity(String name, String id, String operation, Instant at) {
    return "{\"name\":\"%s\",\"id\":\"%s\",\"operation\":\"%s\",\"lastUpdated\":\"%s\"}"
        .formatted(name, id, operation, at);
  }

  /** What happened in one company. */
  public static String notification(String realmId, String... entities) {
    return "{\"realmId\":\"%s\",\"dataChangeEvent\":{\"entities\":[%s]}}"
        .formatted(realmId, String.join(",", entities));
  }

  /** A delivery in the classic format. */
  public static String classic(String... notifications) {
    return "{\"eventNotifications\":[%s]}".formatted(String.join(",", notifications));
  }

  /** One event of the CloudEvents format. */
  public static String event(String realmId, String entity, String id, String what, Instant at) {
    return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"type\":\"qbo.%s.%s.v1\",\"time\":\"%s\",\"intuitentityid\":\"%s\",\"intuitaccountid\":\"%s\",\"data\":{}}"
        .formatted(entity, what, at, id, realmId);
  }

  /** A delivery in the CloudEvents format. */
  public static String events(String... events) {
    return Arrays.stream(events).collect(Collectors.joining(",", "[", "]"));
  }

  /** Delivers it, signed. */
  public static Response deliver(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return deliver(bytes, signature(bytes));
  }

  /** Delivers it with this signature; null for none. */
  public static Response deliver(byte[] body, String signature) {
    var request = RestAssured.given().contentType("application/json").body(body);
    return (signature == null ? request : request.header("intuit-signature", signature)).post(DOOR);
  }

  /** What Intuit would sign these bytes with. */
  public static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(VERIFIER.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
