package com.taskip.quickbooks.http.page;

import java.net.URI;
import java.util.Set;

/**
 * A web origin, as browsers write it: {@code https://app.example.com}. Unencrypted only on one's
 * own machine, since a token is handed over to whoever stands behind it.
 */
record Origin(String text) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  Origin {
    if (!isOrigin(text)) {
      throw new IllegalArgumentException(
          "SETTINGS_PAGE_EMBEDDED_BY must list origins such as https://app.example.com,"
              + " separated by commas; this is none: "
              + text);
    }
  }

  /** Found by the configuration as the way to read one. */
  public static Origin of(String text) {
    return new Origin(text);
  }

  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      String host = uri.getHost();
      String rebuilt =
          uri.getScheme() + "://" + host + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
      return host != null
          && rebuilt.equals(text)
          && (uri.getScheme().equals("https")
              || uri.getScheme().equals("http") && THIS_MACHINE.contains(host));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
