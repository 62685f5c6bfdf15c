package com.taskip.quickbooks.sync.plan;

/** Fits Taskip's texts into what QuickBooks takes. */
final class WireText {
  private WireText() {}

  /** At most {@code length} UTF-16 units, never half of a surrogate pair; null stays null. */
  static String cut(String text, int length) {
    if (text == null || text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** Whether there is nothing to send. */
  static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
