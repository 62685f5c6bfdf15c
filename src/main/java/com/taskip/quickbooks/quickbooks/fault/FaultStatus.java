package com.taskip.quickbooks.quickbooks.fault;

import com.taskip.quickbooks.quickbooks.FaultKind;

/** What the HTTP status alone tells when the body tells nothing. */
final class FaultStatus {

  private FaultStatus() {}

  static FaultKind kind(int status) {
    return switch (status) {
      case 401 -> FaultKind.AUTHENTICATION;
      case 429 -> FaultKind.THROTTLED;
      // From a gateway that names no reason: neither the data nor the connection is known to be
      // bad.
      case 403, 408, 425 -> FaultKind.PASSING;
      default -> status >= 400 && status < 500 ? FaultKind.PERMANENT : FaultKind.PASSING;
    };
  }
}
