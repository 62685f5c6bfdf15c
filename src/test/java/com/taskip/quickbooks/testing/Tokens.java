package com.taskip.quickbooks.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs callers' tokens as Taskip does, with the key that the suite's application trusts. */
public final class Tokens {

  public static final String ISSUER = "https://taskip.example";

  /** What the trusted key is called in a set of several. */
  public static final String KEY_ID = "taskip-2";

  private static final Path SIGNING_KEY = TestSurroundings.DATA.resolve("keys/signing-key.pem");

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
    return claims.jws().keyId(KEY_ID).sign(SIGNING_KEY.toString());
  }

  /** A token signed with the trusted key that is good in all but its missing expiry. */
  public static String everlasting(String workspaceId, String userId, String group)
      throws GeneralSecurityException, IOException, JoseException {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject(userId);
    claims.setStringListClaim("groups", group);
    claims.setStringClaim("workspace_id", workspaceId);
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    token.setKey(KeyUtils.decodePrivateKey(Files.readString(SIGNING_KEY)));
    token.setPayload(claims.toJson());
    return token.getCompactSerialization();
  }
}
