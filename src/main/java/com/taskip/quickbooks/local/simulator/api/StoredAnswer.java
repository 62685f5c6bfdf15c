package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.json.Json;

/** The answer that a request id got, as it is kept for a second call. */
record StoredAnswer(int status, String body) {

  Answer answer() {
    return Answer.json(status, body);
  }

  String encode() {
    ObjectNode stored = Json.object();
    stored.put("status", status);
    return Json.write(stored.put("body", body));
  }

  static StoredAnswer decode(String stored) {
    ObjectNode node = Json.parseOwn(stored);
    return new StoredAnswer(node.path("status").asInt(), Json.text(node, "body"));
  }
}
