package com.taskip.quickbooks.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A token that names no workspace or no user is a bad token, on every route and before any role is
 * looked at.
 */
@ApplicationScoped
class WorkspaceClaim implements SecurityIdentityAugmentor {
  static final String NAME = "workspace_id";
  private static final int LONGEST_ID = 64;

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.getPrincipal() instanceof JsonWebToken token
        && !(isId(token.getClaim(NAME)) && isId(token.getSubject()))) {
      return Uni.createFrom()
          .failure(new AuthenticationFailedException("The token names no workspace or no user"));
    }
    return Uni.createFrom().item(identity);
  }

  private static boolean isId(Object claim) {
    return claim instanceof String id
        && !id.isBlank()
        && id.length() <= LONGEST_ID
        && id.chars().noneMatch(Character::isISOControl);
  }
}
