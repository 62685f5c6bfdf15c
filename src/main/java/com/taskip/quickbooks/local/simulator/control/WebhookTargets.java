package com.taskip.quickbooks.local.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.WebhookTarget;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Webhook targets as JSON: the members of the record, but never the verifier token back. */
final class WebhookTargets {

  private WebhookTargets() {}

  static WebhookTarget read(JsonNode target) {
    URI url = URI.create(Json.text(target, "url"));
    if (url.getHost() == null || Json.text(target, "verifierToken").isEmpty()) {
      throw new IllegalArgumentException("A webhook has a url and a verifierToken");
    }
    return new WebhookTarget(
        url,
        Json.text(target, "verifierToken"),
        WebhookTarget.Format.valueOf(
            target.path("format").asText("classic").toUpperCase(Locale.ROOT)),
        target.path("copies").asInt(1),
        target.path("shuffled").asBoolean(),
        Duration.ofMillis(target.path("delayMillis").asLong()),
        target.path("lost").asBoolean());
  }

  static ObjectNode write(QuickBooksSimulator simulator, String realm) {
    ObjectNode written = Json.object();
    simulator
        .webhooks()
        .target(realm)
        .ifPresent(
            target -> {
              written.put("url", target.url().toString());
              written.put("format", target.format().name().toLowerCase(Locale.ROOT));
              written.put("copies", target.copies());
              written.put("shuffled", target.shuffled());
              written.put("delayMillis", target.delay().toMillis());
              written.put("lost", target.lost());
            });
    return written;
  }
}
