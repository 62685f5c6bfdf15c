package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.quickbooks.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;

/** The access tokens of the workspaces, as the QuickBooks client wants them. */
@ApplicationScoped
public class AccessTokens {
  private final TokenRefresh refresh;

  AccessTokens(TokenRefresh refresh) {
    this.refresh = refresh;
  }

  /**
   * The tokens of one workspace. Asking for one throws {@link ConnectionBroken} when a person has
   * to reconnect, and {@link TokenUnavailable} when trying later may help; it must not be done
   * inside a transaction.
   */
  public TokenSource of(String workspaceId) {
    return new TokenSource() {
      @Override
      public String current() {
        return refresh.current(workspaceId);
      }

      @Override
      public String renewed(String refused) {
        return refresh.renewed(workspaceId, refused);
      }
    };
  }
}
