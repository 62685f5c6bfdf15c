package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.Draft;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.Presentation;
import com.taskip.quickbooks.local.simulator.books.Writes;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One write on one entity, alone or as an item of a batch. */
final class Operations {

  private Operations() {}

  /**
   * Does a write.
   *
   * @param operation empty, create, update, delete or void, as in the address
   * @param include flags of the address or of {@code optionsData}
   * @return the entity as answered, under its name
   */
  static ObjectNode write(
      Draft books, EntityType type, String operation, Set<String> include, JsonNode body) {
    ObjectNode answer = Json.object();
    if (operation.equals("delete")) {
      answer.set(type.wireName(), Writes.delete(books, type, body));
      return answer;
    }
    answer.set(
        type.wireName(),
        Presentation.of(
            books,
            type,
            isVoid(type, operation, include)
                ? Writes.makeVoid(books, type, body)
                : Writes.save(books, type, body, include)));
    return answer;
  }

  /** Parses a body as strictly as QuickBooks does. */
  static JsonNode body(String text) {
    try {
      JsonNode body = Json.parse(text);
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw BusinessFault.unsupportedProperty(
          "failed to parse json object; " + e.getOriginalMessage());
    }
    throw BusinessFault.unsupportedProperty(
        "failed to parse json object; a JSON object was expected");
  }

  /** The flags of an {@code include} parameter or of {@code optionsData}. */
  static Set<String> flags(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(","))
        .map(flag -> flag.strip().toLowerCase(Locale.ROOT))
        .filter(flag -> !flag.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isVoid(EntityType type, String operation, Set<String> include) {
    if (operation.equals("void")) {
      if (type == EntityType.PAYMENT) {
        throw BusinessFault.unsupportedOperation("void of Payment");
      }
      return true;
    }
    if (!operation.isEmpty() && !operation.equals("create") && !operation.equals("update")) {
      throw BusinessFault.unsupportedOperation(operation);
    }
    return include.contains("void");
  }
}
