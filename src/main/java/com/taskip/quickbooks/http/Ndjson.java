package com.taskip.quickbooks.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Newline-delimited JSON: one value a line, in UTF-8; blank lines do not count. */
final class Ndjson {

  /**
   * One line that is not blank.
   *
   * @param number its number in the body, from 1
   */
  record Line(int number, byte[] bytes) {}

  private Ndjson() {}

  /**
   * The body's lines. A line break inside a JSON string is always escaped, so every 0x0A ends one.
   */
  static List<Line> lines(byte[] body) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int number = 1; start < body.length; number++) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(body, start, end);
      if (!isBlank(line)) {
        lines.add(new Line(number, line));
      }
      start = end + 1;
    }
    return lines;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
