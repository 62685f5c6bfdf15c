package com.taskip.quickbooks.local.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.WebhookTarget.Format;
import com.taskip.quickbooks.local.simulator.books.Happening;
import com.taskip.quickbooks.local.simulator.books.PacificTime;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a delivery says, in either of Intuit's formats; it may tell of several companies. */
final class Payload {

  /** As recorded: California's offset, without a colon. */
  private static final DateTimeFormatter CLASSIC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(PacificTime.ZONE);

  private static final Map<Happening.Kind, String> PAST_TENSE =
      Map.of(
          Happening.Kind.CREATE, "created",
          Happening.Kind.UPDATE, "updated",
          Happening.Kind.VOID, "voided",
          Happening.Kind.DELETE, "deleted");

  private Payload() {}

  static byte[] of(Format format, List<Happening> happenings) {
    JsonNode payload =
        switch (format) {
          case CLASSIC -> classic(happenings);
          case CLOUD_EVENTS -> events(happenings);
        };
    return Json.write(payload).getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode classic(List<Happening> happenings) {
    ObjectNode payload = Json.object();
    ArrayNode notifications = payload.putArray("eventNotifications");
    Map<String, ArrayNode> byRealm = new LinkedHashMap<>();
    for (Happening each : happenings) {
      byRealm
          .computeIfAbsent(
              each.realmId(),
              realm -> {
                ObjectNode notification = notifications.addObject().put("realmId", realm);
                return notification.putObject("dataChangeEvent").putArray("entities");
              })
          .add(
              Json.object(
                  "name", each.type().wireName(),
                  "id", each.id(),
                  "operation", capitalized(each.kind()),
                  "lastUpdated", CLASSIC.format(each.at())));
    }
    return payload;
  }

  private static ArrayNode events(List<Happening> happenings) {
    ArrayNode events = Json.array();
    for (Happening each : happenings) {
      String type =
          "qbo.%s.%s.v1"
              .formatted(
                  each.type().wireName().toLowerCase(Locale.ROOT), PAST_TENSE.get(each.kind()));
      ObjectNode event =
          Json.object(
              "specversion",
              "1.0",
              "id",
              UUID.randomUUID().toString(),
              "source",
              "intuit.c2ltdWxhdG9y",
              "type",
              type,
              "datacontenttype",
              "application/json",
              "time",
              each.at().plusNanos(179_851_517).toString(),
              "intuitentityid",
              each.id(),
              "intuitaccountid",
              each.realmId());
      event.putObject("data");
      events.add(event);
    }
    return events;
  }

  private static String capitalized(Happening.Kind kind) {
    String name = kind.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
