package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tax of a sales document, rounded per rate. */
final class SalesTax {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Draft books;
  private final ObjectNode document;
  private final String currency;
  private final SalesLines.Sums sums;

  private SalesTax(Draft books, ObjectNode document, String currency, SalesLines.Sums sums) {
    this.books = books;
    this.document = document;
    this.currency = currency;
    this.sums = sums;
  }

  /**
   * Puts {@code TxnTaxDetail} in place.
   *
   * @return what the tax adds to the total
   */
  static BigDecimal complete(
      Draft books, ObjectNode document, String currency, SalesLines.Sums sums) {
    SalesTax tax = new SalesTax(books, document, currency, sums);
    return books.company().american() ? tax.american() : tax.valueAdded();
  }

  private BigDecimal american() {
    ObjectNode given = document.withObject("/TxnTaxDetail");
    String code = Json.text(given, "TxnTaxCodeRef", "value");
    if (books.is(Switch.AUTOMATED_SALES_TAX)) {
      boolean placed =
          document.path("ShipAddr").has("Line1") || document.path("BillAddr").has("Line1");
      return placed ? rates(Map.of("2", taxable()), null) : none();
    }
    if (code.isEmpty()) {
      return given.has("TotalTax") ? stated(Json.decimal(given, "TotalTax")) : none();
    }
    if (books.find(EntityType.TAX_CODE, code).filter(found -> found.has("SyncToken")).isEmpty()) {
      throw BusinessFault.of("6160", "Invalid tax code", "Tax code " + code + " is unusable", "");
    }
    BigDecimal stated = given.has("TotalTax") ? Json.decimal(given, "TotalTax") : null;
    return rates(Map.of(code, taxable()), stated);
  }

  private BigDecimal valueAdded() {
    String calculation = Json.text(document, "GlobalTaxCalculation");
    if (calculation.equals("NotApplicable")) {
      if (document.path("TxnTaxDetail").has("TxnTaxCodeRef")) {
        throw BusinessFault.of("6170", "Tax detail not allowed", "Tax is not applicable", "");
      }
      return none();
    }
    Map<String, BigDecimal> byCode = new LinkedHashMap<>();
    for (ObjectNode line : SalesLines.sales(document)) {
      String code = Json.text(line, "SalesItemLineDetail", "TaxCodeRef", "value");
      byCode.merge(code, Json.decimal(line, "Amount"), BigDecimal::add);
    }
    document.put("GlobalTaxCalculation", calculation.isEmpty() ? "TaxExcluded" : calculation);
    BigDecimal tax = rates(byCode, null);
    return calculation.equals("TaxInclusive") ? BigDecimal.ZERO : tax;
  }

  private BigDecimal taxable() {
    BigDecimal taxable =
        SalesLines.sales(document).stream()
            .filter(
                line -> "TAX".equals(Json.text(line, "SalesItemLineDetail", "TaxCodeRef", "value")))
            .map(line -> Json.decimal(line, "Amount"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (document.path("ApplyTaxAfterDiscount").asBoolean() && sums.subtotal().signum() != 0) {
      BigDecimal share = sums.discount().divide(sums.subtotal(), MathContext.DECIMAL64);
      return taxable.subtract(taxable.multiply(share));
    }
    return taxable;
  }

  private BigDecimal rates(Map<String, BigDecimal> byCode, BigDecimal stated) {
    ObjectNode detail = Json.object();
    if (books.company().american()) {
      detail.set("TxnTaxCodeRef", Json.object("value", byCode.keySet().iterator().next()));
    }
    ArrayNode lines = Json.array();
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> each : byCode.entrySet()) {
      for (ObjectNode rate : ratesOf(each.getKey())) {
        BigDecimal percent = Json.decimal(rate, "RateValue");
        BigDecimal base = Money.round(each.getValue(), currency);
        boolean inclusive = "TaxInclusive".equals(Json.text(document, "GlobalTaxCalculation"));
        BigDecimal divisor = inclusive ? HUNDRED.add(percent) : HUNDRED;
        BigDecimal tax =
            Money.round(base.multiply(percent).divide(divisor, MathContext.DECIMAL64), currency);
        total = total.add(tax);
        lines.add(taxLine(rate, tax, percent, base));
      }
    }
    BigDecimal tax = stated == null ? total : Money.round(stated, currency);
    detail.set("TotalTax", Money.amount(tax));
    if (!lines.isEmpty()) {
      detail.set("TaxLine", lines);
    }
    document.set("TxnTaxDetail", detail);
    return tax;
  }

  private Iterable<ObjectNode> ratesOf(String code) {
    return books.find(EntityType.TAX_CODE, code).stream()
        .flatMap(
            found -> Json.objects(found.path("SalesTaxRateList").path("TaxRateDetail")).stream())
        .map(each -> Json.text(each, "TaxRateRef", "value"))
        .flatMap(id -> books.find(EntityType.TAX_RATE, id).stream())
        .toList();
  }

  private BigDecimal stated(BigDecimal tax) {
    BigDecimal rounded = Money.round(tax, currency);
    ObjectNode detail = Json.object();
    detail.set("TotalTax", Money.amount(rounded));
    document.set("TxnTaxDetail", detail);
    return rounded;
  }

  private BigDecimal none() {
    return stated(BigDecimal.ZERO);
  }

  private static ObjectNode taxLine(
      ObjectNode rate, BigDecimal tax, BigDecimal percent, BigDecimal base) {
    ObjectNode line = Json.object();
    line.set("Amount", Money.amount(tax));
    line.put("DetailType", "TaxLineDetail");
    ObjectNode detail = line.putObject("TaxLineDetail");
    detail.set("TaxRateRef", Json.object("value", Json.text(rate, "Id")));
    detail.put("PercentBased", true);
    detail.set("TaxPercent", Money.plain(percent));
    detail.set("NetAmountTaxable", Money.amount(base));
    return line;
  }
}
