package com.taskip.quickbooks.local.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Locale;

/** Fault rules as JSON: the members of the records, enum constants in lower case. */
final class FaultRules {

  private FaultRules() {}

  static FaultRule read(JsonNode rule) {
    JsonNode action = rule.path("action");
    return new FaultRule(
        optional(rule, "method"),
        optional(rule, "path"),
        optional(rule, "operation"),
        optional(rule, "entity"),
        optional(rule, "realm"),
        optional(rule, "body"),
        new FaultAction(
            FaultAction.Kind.valueOf(upper(action, "kind", "refuse")),
            action.path("status").asInt(500),
            FaultAction.Body.valueOf(upper(action, "body", "gateway")),
            action.path("code").asText("10000"),
            action.path("message").asText("An application error has occurred"),
            action.path("detail").asText("Simulated"),
            action.has("retryAfterSeconds") ? action.get("retryAfterSeconds").asInt() : null,
            action.path("millis").asLong()),
        rule.path("times").asInt(1),
        rule.path("probability").asDouble(1));
  }

  static ObjectNode write(FaultRule rule) {
    return Json.fromRecord(rule);
  }

  private static String optional(JsonNode rule, String member) {
    return rule.hasNonNull(member) ? Json.text(rule, member) : null;
  }

  private static String upper(JsonNode node, String member, String otherwise) {
    return node.path(member).asText(otherwise).toUpperCase(Locale.ROOT);
  }
}
