package com.taskip.quickbooks.http;

import static com.taskip.quickbooks.testing.Tokens.claims;
import static com.taskip.quickbooks.testing.Tokens.signed;

import com.taskip.quickbooks.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that open no door, each wrong in one way only. */
final class BadTokens {
  private static final String WORKSPACE = "workspace_id";

  private BadTokens() {}

  /** By what is wrong with them. */
  static Map<String, String> all(String workspace, String group) throws Exception {
    String good = Tokens.of(workspace, "u1", group);
    Instant past = Instant.now().minus(Duration.ofHours(2));
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("not a token", "nonsense");
    tokens.put("tampered with", good.substring(0, good.length() - 8) + "AAAAAAAA");
    tokens.put("unsigned", unsigned(good));
    tokens.put(
        "of another key", claims("u1", group).claim(WORKSPACE, workspace).jws().sign(anotherKey()));
    tokens.put(
        "of another issuer",
        signed(
            claims("u1", group).claim(WORKSPACE, workspace).issuer("https://elsewhere.example")));
    tokens.put("expired", signed(claims("u1", group).claim(WORKSPACE, workspace).expiresAt(past)));
    tokens.put("without an expiry", Tokens.everlasting(workspace, "u1", group));
    tokens.put("without a workspace", signed(claims("u1", group)));
    tokens.put("with an empty workspace", Tokens.of("", "u1", group));
    tokens.put("with a workspace too long", Tokens.of("w".repeat(65), "u1", group));
    tokens.put("with a number for a workspace", signed(claims("u1", group).claim(WORKSPACE, 7)));
    tokens.put("with a user too long", Tokens.of(workspace, "u".repeat(65), group));
    return tokens;
  }

  private static String unsigned(String good) {
    String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + good.split("\\.")[1]
        + ".";
  }

  private static PrivateKey anotherKey() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return keys.generateKeyPair().getPrivate();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
