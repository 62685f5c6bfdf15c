package com.taskip.quickbooks.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;

/** Signs callers' tokens as Taskip does, with the key that the suite's application trusts. */
public final class Tokens {

  public static final String ISSUER = "https://taskip.example";

  private Tokens() {}

  /** A bearer token for a user of a workspace in one group, good for an hour. */
  public static String of(String workspaceId, String userId, String group) {
    return signed(claims(userId, group).claim("workspace_id", workspaceId));
  }

  public static String administrator(String workspaceId) {
    return of(workspaceId, "ada", "administrator");
  }

  /** Taskip's own back end. */
  public static String service(String workspaceId) {
    return of(workspaceId, "taskip", "service");
  }

  /** What a good token says, but for its workspace. */
  public static JwtClaimsBuilder claims(String userId, String group) {
    return Jwt.issuer(ISSUER).subject(userId).groups(group).expiresIn(Duration.ofHours(1));
  }

  /** The token that says so, signed with the trusted key. */
  public static String signed(JwtClaimsBuilder claims) {
    return claims.jws().sign(TestSurroundings.DATA.resolve("keys/signing-key.pem").toString());
  }
}
