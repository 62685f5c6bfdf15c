package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of a sales document: checked, numbered, completed, and summed. */
final class SalesLines {

  /** What the lines come to, before tax. */
  record Sums(BigDecimal subtotal, BigDecimal discount) {}

  private static final int MOST_LINES = 750;
  private static final String SALE = "SalesItemLineDetail";
  private static final String DISCOUNT = "DiscountLineDetail";
  private static final String SUBTOTAL = "SubTotalLineDetail";
  private static final String DESCRIPTION = "DescriptionOnly";

  private final Draft books;
  private final ObjectNode document;
  private final String currency;
  private final Set<String> usedIds = new HashSet<>();

  private SalesLines(Draft books, ObjectNode document, String currency) {
    this.books = books;
    this.document = document;
    this.currency = currency;
  }

  static Sums complete(Draft books, ObjectNode before, ObjectNode document, String currency) {
    return new SalesLines(books, document, currency).complete(before);
  }

  /** The sales lines, without subtotal and discount. */
  static List<ObjectNode> sales(ObjectNode document) {
    return Json.objects(document.path("Line")).stream()
        .filter(line -> SALE.equals(Json.text(line, "DetailType")))
        .toList();
  }

  private Sums complete(ObjectNode before) {
    List<ObjectNode> given = Json.objects(document.path("Line"));
    if (given.isEmpty()) {
      throw BusinessFault.missing("Line");
    }
    if (given.size() > MOST_LINES) {
      throw BusinessFault.businessRule("A document can have at most " + MOST_LINES + " lines.");
    }
    List<ObjectNode> kept = new ArrayList<>();
    List<ObjectNode> discounts = new ArrayList<>();
    BigDecimal subtotal = BigDecimal.ZERO;
    for (ObjectNode line : given) {
      switch (Json.text(line, "DetailType")) {
        case "" -> throw BusinessFault.missing("Line.DetailType");
        case SALE -> {
          subtotal = subtotal.add(sale(line));
          kept.add(line);
        }
        case DESCRIPTION -> kept.add(line);
        case DISCOUNT -> discounts.add(line);
        case SUBTOTAL -> {
          // Computed below, whatever was sent.
        }
        default ->
            throw BusinessFault.invalidValue(
                "2170", "Line.DetailType", Json.text(line, "DetailType"));
      }
    }
    if (kept.isEmpty()) {
      throw BusinessFault.missing("Line");
    }
    number(kept, before);
    ArrayNode lines = document.putArray("Line").addAll(kept);
    lines.addObject().put("DetailType", SUBTOTAL).set(SUBTOTAL, Json.object());
    ((ObjectNode) lines.get(lines.size() - 1)).set("Amount", Money.amount(subtotal));
    BigDecimal discount = discount(discounts, subtotal);
    lines.addAll(discounts);
    return new Sums(subtotal, discount);
  }

  private BigDecimal sale(ObjectNode line) {
    if (!line.path("Amount").isNumber()) {
      throw BusinessFault.missing("Line.Amount");
    }
    ObjectNode detail = line.withObject("/" + SALE);
    BigDecimal amount = Json.decimal(line, "Amount");
    if (detail.path("Qty").isNumber() && detail.path("UnitPrice").isNumber()) {
      BigDecimal product = Json.decimal(detail, "Qty").multiply(Json.decimal(detail, "UnitPrice"));
      if (Money.round(product, currency).compareTo(amount) != 0) {
        throw BusinessFault.amountMismatch(amount);
      }
    }
    BigDecimal rounded = Money.round(amount, currency);
    line.set("Amount", Money.amount(rounded));
    plain(detail, "UnitPrice");
    plain(detail, "Qty");
    item(detail);
    taxCode(detail);
    line.set("CustomExtensions", Json.array());
    return rounded;
  }

  private void item(ObjectNode detail) {
    if (!detail.has("ItemRef")) {
      detail.set("ItemRef", Json.object("value", "1"));
    }
    ObjectNode item = References.require(books, detail, "ItemRef", EntityType.ITEM);
    if ("Category".equals(Json.text(item, "Type"))) {
      throw BusinessFault.businessRule(
          Json.text(item, "Name") + " is set up as a category instead of a product or service.");
    }
    JsonNode income = item.path("IncomeAccountRef");
    if (income.isObject()) {
      detail.set("ItemAccountRef", income.deepCopy());
    }
  }

  private void taxCode(ObjectNode detail) {
    String code = Json.text(detail, "TaxCodeRef", "value");
    if (books.company().american()) {
      if (code.isEmpty()) {
        detail.set("TaxCodeRef", Json.object("value", "NON"));
      } else if (!code.equals("TAX") && !code.equals("NON")) {
        throw BusinessFault.of(
            "6100", "Invalid tax code", "Line level tax codes are TAX or NON, not " + code, "");
      }
    } else if (code.isEmpty()) {
      throw BusinessFault.businessRule(
          "Make sure all your transactions have a GST/HST/VAT rate before you save.");
    } else {
      References.require(books, detail, "TaxCodeRef", EntityType.TAX_CODE);
    }
  }

  private BigDecimal discount(List<ObjectNode> discounts, BigDecimal subtotal) {
    if (discounts.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (!books.is(Switch.ALLOW_DISCOUNT)) {
      throw BusinessFault.of("6090", "Discount not allowed", "Discounts are turned off", "");
    }
    if (discounts.size() > 1) {
      throw BusinessFault.businessRule("A transaction can have one discount line only.");
    }
    ObjectNode line = discounts.getFirst();
    ObjectNode detail = line.withObject("/" + DISCOUNT);
    BigDecimal amount = Json.decimal(line, "Amount");
    if (detail.path("PercentBased").asBoolean()) {
      amount = subtotal.multiply(Json.decimal(detail, "DiscountPercent")).movePointLeft(2);
    } else if (!line.path("Amount").isNumber()) {
      throw BusinessFault.missing("Line.Amount");
    }
    if (amount.signum() < 0) {
      throw BusinessFault.negativeAmount("Line.Amount");
    }
    BigDecimal rounded = Money.round(amount, currency);
    line.set("Amount", Money.amount(rounded));
    return rounded;
  }

  /** A line keeps its Id when it had it before; any other is a new line. */
  private void number(List<ObjectNode> lines, ObjectNode before) {
    Set<String> old = new HashSet<>();
    if (before != null) {
      Json.objects(before.path("Line")).forEach(line -> old.add(Json.text(line, "Id")));
    }
    for (ObjectNode line : lines) {
      String id = Json.text(line, "Id");
      if (!old.contains(id) || !usedIds.add(id)) {
        line.remove("Id");
      }
    }
    int lineNumber = 1;
    long next = old.stream().filter(id -> !id.isEmpty()).mapToLong(Long::parseLong).max().orElse(0);
    for (ObjectNode line : lines) {
      if (!line.has("Id")) {
        line.put("Id", String.valueOf(++next));
      }
      line.put("LineNum", lineNumber++);
    }
  }

  private static void plain(ObjectNode detail, String member) {
    if (detail.path(member).isNumber()) {
      detail.set(member, Money.plain(Json.decimal(detail, member)));
    }
  }
}
