package com.taskip.quickbooks.local.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {

  /** JSON that is already text. */
  public static Answer json(int status, String body) {
    return new Answer(status, "application/json;charset=UTF-8", body, Map.of());
  }

  /** JSON. */
  public static Answer json(int status, JsonNode body) {
    return json(status, Json.write(body));
  }

  /** XML. */
  public static Answer xml(int status, String body) {
    return new Answer(status, "application/xml;charset=UTF-8", body, Map.of());
  }

  /** A page. */
  public static Answer html(int status, String body) {
    return new Answer(status, "text/html;charset=UTF-8", body, Map.of());
  }

  /** A sentence. */
  public static Answer text(int status, String body) {
    return new Answer(status, "text/plain;charset=UTF-8", body, Map.of());
  }

  /** Sends a browser elsewhere, with GET. */
  public static Answer seeOther(String location) {
    return new Answer(303, "text/plain;charset=UTF-8", "", Map.of("Location", location));
  }

  /** The same answer with one more header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more);
  }
}
