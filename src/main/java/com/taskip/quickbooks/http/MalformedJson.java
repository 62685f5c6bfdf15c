package com.taskip.quickbooks.http;

/** What was sent is not JSON at all. */
final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJson(String where) {
    super("The body is not valid JSON" + where + ".", null, false, false);
  }
}
