package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people and applications put into the lines of a sales document: all that new lines of ours
 * would overwrite, since QuickBooks replaces the whole array. Left out is what QuickBooks numbers,
 * names or computes by itself, so that a renamed item is no change of the invoice.
 */
final class LineEssence {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Older links carry an essence of the first form, a JSON array that knew seven members of a line.
   */
  private static final String SECOND_FORM = "2:";

  private static final String SALE = "SalesItemLineDetail";
  private static final String TAX_CODE = "TaxCodeRef";
  private static final String SUBTOTAL = "SubTotalLineDetail";

  /** QuickBooks gives these to a line, or derives them from its item and the taxes. */
  private static final Set<String> BY_QUICKBOOKS =
      Set.of("Id", "LineNum", "ItemAccountRef", "TaxInclusiveAmt", "TaxClassificationRef");

  private LineEssence() {}

  /** The essence of a document's lines, to be kept and compared later. */
  static String of(JsonNode document) {
    return SECOND_FORM + essence(document.path("Line"));
  }

  /**
   * Whether the document's lines are what a kept essence says. One of the first form says nothing
   * about the members that it did not know.
   *
   * @param kept null when nothing is known of them
   */
  static boolean isStill(String kept, JsonNode document) {
    return kept != null
        && kept.equals(kept.startsWith(SECOND_FORM) ? of(document) : firstForm(document));
  }

  /**
   * Whether these lines of ours stand in the document, and no others. The tax code of a line that
   * was sent without is QuickBooks' choice.
   */
  static boolean isOf(JsonNode ours, JsonNode document) {
    ArrayNode sent = essence(ours);
    ArrayNode there = essence(document.path("Line"));
    for (int i = 0; i < sent.size() && i < there.size(); i++) {
      if (!sent.get(i).path(SALE).has(TAX_CODE)
          && there.get(i).path(SALE) instanceof ObjectNode detail) {
        detail.remove(TAX_CODE);
      }
    }
    return sent.equals(there);
  }

  private static ArrayNode essence(JsonNode lines) {
    ArrayNode essence = JSON.arrayNode();
    for (JsonNode line : lines) {
      if (!SUBTOTAL.equals(line.path("DetailType").asText())) {
        essence.add(essence("Line", line));
      }
    }
    return essence;
  }

  private static JsonNode essence(String member, JsonNode value) {
    if (value.isNumber()) {
      return JSON.textNode(plain(value));
    }
    if (value.isArray()) {
      ArrayNode array = JSON.arrayNode();
      value.forEach(each -> array.add(essence(member, each)));
      return array;
    }
    if (value.isObject()) {
      // Beside the id of what it refers to, a reference bears its present name.
      return member.endsWith("Ref") ? essence(member, value.path("value")) : members(value);
    }
    return value;
  }

  private static ObjectNode members(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode essence = essence(member.getKey(), member.getValue());
      if (!BY_QUICKBOOKS.contains(member.getKey()) && !saysNothing(essence)) {
        sorted.put(member.getKey(), essence);
      }
    }
    return JSON.objectNode().setAll(sorted);
  }

  /**
   * Answers spell out some of what is not there, and not always the same: a list without entries.
   */
  private static boolean saysNothing(JsonNode essence) {
    return essence.isNull()
        || essence.isMissingNode()
        || essence.isContainerNode() && essence.isEmpty()
        || essence.isTextual() && essence.textValue().isEmpty()
        || essence.isBoolean() && !essence.booleanValue();
  }

  private static String firstForm(JsonNode document) {
    ArrayNode essence = JSON.arrayNode();
    for (JsonNode line : document.path("Line")) {
      if (!SUBTOTAL.equals(line.path("DetailType").asText())) {
        JsonNode detail = line.path(SALE);
        essence
            .addArray()
            .add(line.path("DetailType").asText())
            .add(plain(line.path("Amount")))
            .add(line.path("Description").asText())
            .add(detail.path("ItemRef").path("value").asText())
            .add(plain(detail.path("Qty")))
            .add(plain(detail.path("UnitPrice")))
            .add(detail.path(TAX_CODE).path("value").asText());
      }
    }
    return essence.toString();
  }

  private static String plain(JsonNode number) {
    return number.isNumber() ? number.decimalValue().stripTrailingZeros().toPlainString() : "";
  }
}
