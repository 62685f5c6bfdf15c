package com.taskip.quickbooks.local.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read to its end.
 *
 * @param target path and query as sent
 * @param headers by lower-case name
 */
public record Request(
    String method, String path, String target, Map<String, String> headers, byte[] body) {

  /** The same request with one more header. */
  public Request with(String lowerCaseName, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(lowerCaseName, value);
    return new Request(method, path, target, more, body);
  }

  /** A header, whatever its case. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The members of the query string; the first of several wins. */
  public Map<String, String> query() {
    int mark = target.indexOf('?');
    return mark < 0 ? Map.of() : decode(target.substring(mark + 1));
  }

  /** The members of a form body. */
  public Map<String, String> form() {
    return decode(text());
  }

  /** The parts of the path, without empty ones. */
  public List<String> segments() {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  /** Reads {@code name=value&name=value}; a plus is a blank. */
  public static Map<String, String> decode(String encoded) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        members.putIfAbsent(unescape(name), unescape(value));
      }
    }
    return members;
  }

  private static String unescape(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
