package com.taskip.quickbooks.local.simulator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** JSON as QuickBooks writes it: decimals keep every digit and every trailing zero. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An object with the given members, in order: name, text, name, text. */
  public static ObjectNode object(String... namesAndTexts) {
    ObjectNode object = object();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      object.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return object;
  }

  /** A reference to another object; the name is left out when there is none. */
  public static ObjectNode ref(String value, String name) {
    ObjectNode ref = object("value", value);
    if (name != null && !name.isEmpty()) {
      ref.put("name", name);
    }
    return ref;
  }

  /**
   * Reads one JSON document.
   *
   * @throws JsonProcessingException when it is none
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Reads what this program itself wrote, so that a failure is a defect and not bad input. */
  public static ObjectNode parseOwn(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a document on one line. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns a record into a JSON object. */
  public static ObjectNode fromRecord(Record value) {
    return MAPPER.valueToTree(value);
  }

  /** The text at a path of member names such as {@code CustomerRef, value}; empty when absent. */
  public static String text(JsonNode node, String... path) {
    JsonNode at = node;
    for (String member : path) {
      at = at.path(member);
    }
    return at.asText("");
  }

  /** The decimal of a member; zero when absent. */
  public static BigDecimal decimal(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }

  /** The members of an array as objects; anything else is passed over. */
  public static List<ObjectNode> objects(JsonNode array) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode element : array) {
      if (element instanceof ObjectNode object) {
        objects.add(object);
      }
    }
    return objects;
  }
}
