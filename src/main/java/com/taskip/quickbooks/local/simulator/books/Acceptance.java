package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a request body by its shape: refuses what the entity does not have (2010), what is too long
 * (2050) or of the wrong kind, and drops what QuickBooks computes itself. An empty text and a null
 * stay what they are: they mean something in a sparse update.
 */
final class Acceptance {

  private static final Set<String> NAMELESS = Set.of("value", "Address", "FreeFormNumber", "URI");

  private Acceptance() {}

  static ObjectNode accept(Shape shape, JsonNode request) {
    return object(shape, request, shape.name());
  }

  private static ObjectNode object(Shape shape, JsonNode request, String label) {
    if (!request.isObject()) {
      throw BusinessFault.unsupportedProperty("failed to parse json object for " + label);
    }
    ObjectNode accepted = Json.object();
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      Shape.Member member = shape.members().get(field.getKey());
      if (member == null) {
        throw unknown(shape, field.getKey());
      }
      if (member.kind() != Shape.Kind.IGNORED) {
        String own = NAMELESS.contains(field.getKey()) ? label : words(field.getKey());
        accepted.set(field.getKey(), value(member, field.getValue(), own));
      }
    }
    return accepted;
  }

  private static JsonNode value(Shape.Member member, JsonNode value, String label) {
    if (value.isNull()) {
      return NullNode.instance;
    }
    if (value.isTextual() && value.textValue().isEmpty()) {
      return value;
    }
    return switch (member.kind()) {
      case TEXT -> text(member, value, label);
      case DECIMAL -> decimal(value, label);
      case FLAG -> flag(value, label);
      case DATE -> date(value, label);
      case REFERENCE -> reference(value, label);
      case OBJECT -> object(member.shape(), value, label);
      case LIST -> list(member.shape(), value, label);
      case IGNORED -> NullNode.instance;
    };
  }

  private static JsonNode text(Shape.Member member, JsonNode value, String label) {
    if (value.isContainerNode()) {
      throw wrongKind(label);
    }
    String text = value.asText();
    if (text.length() > member.most()) {
      throw BusinessFault.tooLong(label, member.most(), text.length());
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode decimal(JsonNode value, String label) {
    if (value.isNumber()) {
      return DecimalNode.valueOf(value.decimalValue());
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(value.asText()));
    } catch (NumberFormatException e) {
      throw BusinessFault.invalidValue("2090", label, value.asText());
    }
  }

  private static JsonNode flag(JsonNode value, String label) {
    return switch (value.asText()) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> throw wrongKind(label);
    };
  }

  private static JsonNode date(JsonNode value, String label) {
    String text = value.asText();
    try {
      LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeParseException e) {
      throw BusinessFault.invalidValue("2060", label, text);
    }
    return TextNode.valueOf(text.substring(0, 10));
  }

  private static JsonNode reference(JsonNode value, String label) {
    if (!value.isObject()) {
      throw wrongKind(label);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!List.of("value", "name", "type").contains(field.getKey())) {
        throw unknown(Shape.of("ReferenceType").texts("value", "name", "type"), field.getKey());
      }
    }
    String id = Json.text(value, "value");
    return id.isEmpty() ? TextNode.valueOf("") : Json.object("value", id);
  }

  private static ArrayNode list(Shape shape, JsonNode value, String label) {
    if (!value.isArray()) {
      throw wrongKind(label);
    }
    ArrayNode accepted = Json.array();
    value.forEach(element -> accepted.add(object(shape, element, label)));
    return accepted;
  }

  private static BusinessFault wrongKind(String label) {
    return BusinessFault.unsupportedProperty(
        "failed to parse json object; " + label + " is of another type");
  }

  private static BusinessFault unknown(Shape shape, String name) {
    return BusinessFault.unsupportedProperty(
        "Unrecognized field \""
            + name
            + "\" (class com.intuit.schema.finance.v3."
            + shape.name()
            + "), not marked as ignorable ("
            + shape.members().size()
            + " known properties: "
            + shape.members().keySet().stream()
                .map(each -> '"' + each + '"')
                .collect(Collectors.joining(", "))
            + "])\n");
  }

  /** {@code CustomerMemo} is "Customer Memo" in QuickBooks' texts. */
  private static String words(String member) {
    return member.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
