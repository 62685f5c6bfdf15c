package com.taskip.quickbooks.quickbooks.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One error inside a fault, as QuickBooks wrote it; any part may be missing (null).
 *
 * @param code without leading zeros
 * @param element the member at fault: a path, a label or nothing
 */
record Complaint(String code, String message, String detail, String element) {
  private static final Pattern CODE_IN_TEXT = Pattern.compile("errorCode=0*(\\d+)");

  /** The gateway packs its heading: {@code message=AuthenticationFailed; errorCode=003200; ..}. */
  private static final Pattern PACKED = Pattern.compile("^message=([^;]+);.*");

  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  /** Blank parts become null; a code that is only in the text is taken from there. */
  static Complaint of(String code, String message, String detail, String element) {
    String given = blankToNull(code);
    return new Complaint(
        given == null ? codeIn(message) : LEADING_ZEROS.matcher(given).replaceFirst(""),
        unpacked(blankToNull(message)),
        blankToNull(detail),
        blankToNull(element));
  }

  private static String codeIn(String message) {
    Matcher matcher = CODE_IN_TEXT.matcher(message == null ? "" : message);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static String unpacked(String message) {
    return message == null ? null : PACKED.matcher(message).replaceFirst("$1");
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
