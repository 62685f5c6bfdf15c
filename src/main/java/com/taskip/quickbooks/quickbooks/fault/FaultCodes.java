package com.taskip.quickbooks.quickbooks.fault;

import com.taskip.quickbooks.quickbooks.FaultKind;
import java.util.Locale;

/** What a complaint with a code means, given the code's group, its text and the HTTP status. */
final class FaultCodes {
  private static final String BUSINESS_VALIDATION = "6000";
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private FaultCodes() {}

  static FaultKind kind(int status, String type, Complaint complaint) {
    FaultGroup group = FaultGroup.of(complaint.code());
    if (group == FaultGroup.NOT_ALLOWED && status == FORBIDDEN) {
      // A 403 refuses the caller, whatever was asked; otherwise it is this one record that the
      // user's rights or the company's plan do not allow.
      return FaultKind.AUTHORIZATION;
    }
    if (group == FaultGroup.UNKNOWN && type.toUpperCase(Locale.ROOT).startsWith("AUTHENTICATION")) {
      return FaultKind.AUTHENTICATION;
    }
    boolean passes =
        group.kind() == FaultKind.PERMANENT
            && group != FaultGroup.COMPANY
            && (status >= SERVER_ERROR || passingText(complaint));
    return passes ? FaultKind.PASSING : group.kind();
  }

  private static boolean passingText(Complaint complaint) {
    return complaint.code().equals(BUSINESS_VALIDATION)
        && BusinessText.in(complaint.message(), complaint.detail())
            .filter(BusinessText::passing)
            .isPresent();
  }
}
