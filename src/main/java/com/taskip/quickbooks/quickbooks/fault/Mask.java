package com.taskip.quickbooks.quickbooks.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a fault's text what must not reach a log, a row or a person: tokens, addresses of
 * Intuit's machines, email addresses, names of other users.
 */
final class Mask {
  private static final int LONGEST = 500;

  private static final Pattern TOKEN_AFTER_WORD =
      Pattern.compile("(?i)(token[^:=]{0,40}[:=]\\s*|bearer\\s+)\\S+");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?!\\w+=\\d+\\b)(?=[A-Za-z0-9_.+/=-]*\\d)(?=[A-Za-z0-9_.+/=-]*[A-Za-z])[A-Za-z0-9_.+/=-]{24,}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://\\S+|\\b[\\w.-]+\\.intuit\\.(com|net)\\b\\S*");
  private static final Pattern IP = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?\\b");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"']+@[^\\s@<>\"']+\\.[^\\s@<>\"']+");
  private static final Pattern OTHER_USER =
      Pattern.compile("(?i)\\byou and (.+?) were working on this at the same time");

  private Mask() {}

  /** The same text, at most {@value #LONGEST} characters, with the secrets replaced; null stays. */
  static String text(String text) {
    if (text == null) {
      return null;
    }
    String masked = withoutOtherUser(text);
    masked = ADDRESS.matcher(masked).replaceAll("[address]");
    masked = EMAIL.matcher(masked).replaceAll("[email]");
    masked = IP.matcher(masked).replaceAll("[address]");
    masked = TOKEN_AFTER_WORD.matcher(masked).replaceAll("$1[masked]");
    masked = TOKEN.matcher(masked).replaceAll("[masked]");
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
  }

  private static String withoutOtherUser(String text) {
    Matcher matcher = OTHER_USER.matcher(text);
    return matcher.find() ? text.replace(matcher.group(1), "another user") : text;
  }
}
