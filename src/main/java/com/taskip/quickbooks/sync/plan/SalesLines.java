package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Line;
import com.taskip.quickbooks.settings.SyncSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of a sales document, in Taskip's words and in QuickBooks'. */
final class SalesLines {
  private static final int DESCRIPTION_LENGTH = 4000;

  private SalesLines() {}

  /**
   * The item a line is booked under: its category's, else the default; null when there is neither.
   */
  static String item(Line line, SyncSettings settings) {
    String mapped = line.category() == null ? null : settings.itemMappings().get(line.category());
    return mapped != null ? mapped : settings.defaultItemId();
  }

  /** Those that have no item, as a person would point at them: {@code 3 (Hosting)}. */
  static List<String> withoutItem(List<Line> lines, SyncSettings settings) {
    return IntStream.range(0, lines.size())
        .filter(i -> item(lines.get(i), settings) == null)
        .mapToObj(i -> "%d (%s)".formatted(i + 1, label(lines.get(i))))
        .toList();
  }

  private static String label(Line line) {
    return WireText.blank(line.description()) ? line.id() : WireText.cut(line.description(), 40);
  }

  /**
   * Amount = Qty × UnitPrice as QuickBooks rounds it: half up, to the currency's decimals (else
   * fault 6070).
   */
  static BigDecimal amount(Line line, String currency) {
    return Money.rounded(line.quantity().multiply(line.unitPrice()), currency);
  }

  /** The document's total before tax, from the rounded lines. */
  static BigDecimal total(List<Line> lines, String currency) {
    return lines.stream()
        .map(line -> amount(line, currency))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The lines as QuickBooks takes them; every line must have an item. */
  static ArrayNode wire(List<Line> lines, String currency, SyncSettings settings) {
    ArrayNode wire = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      ObjectNode node = wire.addObject();
      node.put("DetailType", "SalesItemLineDetail");
      node.put("Amount", amount(line, currency));
      if (!WireText.blank(line.description())) {
        node.put("Description", WireText.cut(line.description(), DESCRIPTION_LENGTH));
      }
      ObjectNode detail = node.putObject("SalesItemLineDetail");
      detail.putObject("ItemRef").put("value", item(line, settings));
      detail.put("Qty", line.quantity()).put("UnitPrice", line.unitPrice());
      String taxCode = taxCode(line, settings);
      if (taxCode != null) {
        detail.putObject("TaxCodeRef").put("value", taxCode);
      }
    }
    return wire;
  }

  /** The lines in Taskip's words: a changed mapping in Settings is no change of the document. */
  static ArrayNode snapshot(List<Line> lines) {
    ArrayNode snapshot = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      snapshot
          .addObject()
          .put("description", line.description())
          .put("quantity", line.quantity())
          .put("unit_price", line.unitPrice())
          .put("category", line.category())
          .put("tax_id", line.taxId());
    }
    return snapshot;
  }

  /** Whether a {@link #snapshot} amounts to zero. */
  static boolean worthNothing(JsonNode snapshot) {
    for (JsonNode line : snapshot) {
      if (line.path("quantity").decimalValue().signum() != 0
          && line.path("unit_price").decimalValue().signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private static String taxCode(Line line, SyncSettings settings) {
    String mapped = line.taxId() == null ? null : settings.taxMappings().get(line.taxId());
    return mapped != null ? mapped : settings.defaultTaxCodeId();
  }
}
