package com.taskip.quickbooks.quickbooks;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What came back over the wire, before anyone made sense of it.
 *
 * @param intuitTid what Intuit's support asks for; null when the answer has none
 * @param retryAfter as written; null when the answer has none
 */
record Answer(int status, byte[] body, String intuitTid, String retryAfter) {

  /** Reads the answer to its end and closes it. */
  static Answer of(Response response) {
    try (response) {
      MultivaluedMap<String, String> headers = response.getStringHeaders();
      byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
      return new Answer(
          response.getStatus(),
          body,
          // QuickBooks spells it Intuit-Tid, intuit-tid and intuit_tid.
          header(headers, "intuit-tid").or(() -> header(headers, "intuit_tid")).orElse(null),
          header(headers, HttpHeaders.RETRY_AFTER).orElse(null));
    }
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  private static Optional<String> header(MultivaluedMap<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }
}
