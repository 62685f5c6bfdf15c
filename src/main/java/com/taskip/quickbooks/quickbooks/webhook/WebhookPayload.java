package com.taskip.quickbooks.quickbooks.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import com.taskip.quickbooks.quickbooks.webhook.Change.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a delivery. Intuit sends an object with {@code eventNotifications}, or a bare array of
 * CloudEvents; one delivery may tell of several companies in either form.
 */
public final class WebhookPayload {

  /** Offsets have been seen as {@code -0700}, {@code -08:00} and {@code Z}. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private WebhookPayload() {}

  /**
   * The changes told of, in the order given. What lacks the name of its company, entity or object
   * is passed over: there is nothing that could be looked at for it.
   *
   * @return empty when the body is neither of the two forms
   */
  public static Optional<List<Change>> read(byte[] body) {
    JsonNode tree;
    try {
      tree = QuickBooksJson.MAPPER.readTree(body);
    } catch (IOException notJson) {
      return Optional.empty();
    }
    if (tree.isArray()) {
      return events(tree);
    }
    JsonNode notifications = tree.path("eventNotifications");
    return notifications.isArray() ? classic(notifications) : Optional.empty();
  }

  private static Optional<List<Change>> classic(JsonNode notifications) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode notification : notifications) {
      if (!notification.isObject()) {
        return Optional.empty();
      }
      for (JsonNode entity : notification.path("dataChangeEvent").path("entities")) {
        add(
            changes,
            text(notification, "realmId"),
            text(entity, "name"),
            text(entity, "id"),
            text(entity, "operation"),
            text(entity, "lastUpdated"));
      }
    }
    return Optional.of(changes);
  }

  private static Optional<List<Change>> events(JsonNode events) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode event : events) {
      if (!event.isObject()) {
        return Optional.empty();
      }
      // qbo.<entity>.<operation>.v1
      String[] type = text(event, "type").split("\\.");
      if (type.length >= 3 && type[0].equals("qbo")) {
        add(
            changes,
            text(event, "intuitaccountid"),
            type[1],
            text(event, "intuitentityid"),
            type[2],
            text(event, "time"));
      }
    }
    return Optional.of(changes);
  }

  private static void add(
      List<Change> changes, String realm, String entity, String id, String operation, String at) {
    if (!realm.isEmpty() && !entity.isEmpty() && !id.isEmpty()) {
      changes.add(
          new Change(realm, entity.toLowerCase(Locale.ROOT), id, kind(operation), time(at)));
    }
  }

  /** {@code Create} in the classic form is {@code created} in the other. */
  private static Kind kind(String operation) {
    return switch (operation.toLowerCase(Locale.ROOT)) {
      case "create", "created" -> Kind.CREATED;
      case "update", "updated" -> Kind.UPDATED;
      case "delete", "deleted" -> Kind.DELETED;
      case "merge", "merged" -> Kind.MERGED;
      case "void", "voided" -> Kind.VOIDED;
      case "emailed" -> Kind.EMAILED;
      default -> Kind.OTHER;
    };
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeException notSaid) {
      return null;
    }
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText("");
  }
}
