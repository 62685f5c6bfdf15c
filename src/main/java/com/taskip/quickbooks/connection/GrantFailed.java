package com.taskip.quickbooks.connection;

/** Intuit's token endpoint gave no tokens. */
final class GrantFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TokenRefusal refusal;

  GrantFailed(TokenRefusal refusal) {
    super(refusal.toString(), null, false, false);
    this.refusal = refusal;
  }

  TokenRefusal refusal() {
    return refusal;
  }
}
