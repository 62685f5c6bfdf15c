package com.taskip.quickbooks.http;

import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, as the token says. {@link WorkspaceClaim} has refused tokens that do not, so both
 * answers are there for every authenticated call.
 */
@RequestScoped
public class Caller {
  private final JsonWebToken token;

  Caller(JsonWebToken token) {
    this.token = token;
  }

  /** The only workspace that this caller may see or touch; 1 to 64 characters. */
  public String workspaceId() {
    return token.getClaim(WorkspaceClaim.NAME);
  }

  /** The Taskip user, or the name of Taskip's back end; 1 to 64 characters. */
  public String userId() {
    return token.getSubject();
  }
}
