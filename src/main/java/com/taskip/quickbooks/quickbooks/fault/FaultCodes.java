package com.taskip.quickbooks.quickbooks.fault;

import com.taskip.quickbooks.quickbooks.FaultKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What QuickBooks' codes mean for us. Sources: Intuit's error-code page and recorded answers, as of
 * November 2026.
 */
final class FaultCodes {
  private static final String THROTTLED = "3001";
  private static final String NOT_AUTHORIZED = "3100";
  private static final String BUSINESS_VALIDATION = "6000";

  /**
   * 130 company is being moved, 140 locked out, 150 under maintenance, 600 the same request id is
   * still in flight, 4002 query failed, 10000 system failure, 10100 result too big.
   */
  private static final Set<String> PASSING =
      Set.of("130", "140", "150", "600", "4002", "10000", "10100");

  /** 6000 stands for anything: only these texts of it are known to go away by themselves. */
  private static final Pattern PASSING_TEXT =
      Pattern.compile(
          "one (name|product or service) at a time"
              + "|error while calculating tax"
              + "|unexpected internal error");

  private FaultCodes() {}

  /** What a complaint with a code of its own means. */
  static FaultKind kind(String type, Complaint complaint) {
    String code = complaint.code();
    if (code.equals(THROTTLED)) {
      return FaultKind.THROTTLED;
    }
    if (code.equals(NOT_AUTHORIZED)) {
      return FaultKind.AUTHORIZATION;
    }
    if (PASSING.contains(code) || code.equals(BUSINESS_VALIDATION) && isPassing(complaint)) {
      return FaultKind.PASSING;
    }
    return isAboutToken(code, type) ? FaultKind.AUTHENTICATION : FaultKind.PERMANENT;
  }

  private static boolean isAboutToken(String code, String type) {
    // 3200, 3202 and 100 to 120: expired, revoked or malformed.
    return code.matches("32\\d\\d|1[01]\\d|120")
        || type.toUpperCase(Locale.ROOT).startsWith("AUTHENTICATION");
  }

  private static boolean isPassing(Complaint complaint) {
    String text = complaint.message() + " " + complaint.detail();
    return PASSING_TEXT.matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}
