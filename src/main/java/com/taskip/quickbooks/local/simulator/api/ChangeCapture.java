package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.Draft;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.PacificTime;
import com.taskip.quickbooks.local.simulator.books.Presentation;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Change data capture: what changed since a moment, deletions included. */
final class ChangeCapture {

  private static final int MOST = 1000;
  private static final Duration LOOK_BACK = Duration.ofDays(30);

  private ChangeCapture() {}

  static ObjectNode answer(Draft books, Map<String, String> query) {
    Instant since = since(query.getOrDefault("changedSince", ""));
    if (since.isBefore(books.now().minus(LOOK_BACK))) {
      throw BusinessFault.invalidValue("2060", "changedSince", "more than 30 days ago");
    }
    String entities = query.getOrDefault("entities", "");
    if (entities.isBlank()) {
      throw BusinessFault.missing("entities");
    }
    ObjectNode answer = Json.object();
    ArrayNode responses = answer.putArray("CDCResponse").addObject().putArray("QueryResponse");
    int left = MOST;
    for (String name : entities.split(",")) {
      EntityType type =
          EntityType.ofPath(name.strip().toLowerCase(Locale.ROOT))
              .filter(ChangeCapture::captured)
              .orElseThrow(() -> BusinessFault.unsupportedOperation("cdc of " + name));
      ObjectNode response = changes(books, type, since, left);
      left -= response.path("maxResults").asInt();
      responses.add(response);
    }
    return answer;
  }

  private static ObjectNode changes(Draft books, EntityType type, Instant since, int most) {
    List<ObjectNode> changed = new ArrayList<>();
    for (ObjectNode object : books.all(type).reversed()) {
      if (!PacificTime.read(Json.text(object, "MetaData", "LastUpdatedTime")).isBefore(since)) {
        changed.add(Presentation.of(books, type, object));
      }
    }
    books.deletions().stream()
        .filter(gone -> gone.type() == type && !PacificTime.read(gone.at()).isBefore(since))
        .forEach(gone -> changed.add(gone.stub()));
    ObjectNode response = Json.object();
    List<ObjectNode> page = changed.subList(0, Math.min(most, changed.size()));
    if (!page.isEmpty()) {
      response.putArray(type.wireName()).addAll(page);
      response.put("startPosition", 1);
      response.put("maxResults", page.size());
      response.put("totalCount", page.size());
    }
    return response;
  }

  private static boolean captured(EntityType type) {
    return type != EntityType.TAX_CODE
        && type != EntityType.TAX_RATE
        && type != EntityType.COMPANY_INFO
        && type != EntityType.PREFERENCES;
  }

  private static Instant since(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw BusinessFault.invalidValue("2060", "changedSince", text);
    }
  }
}
