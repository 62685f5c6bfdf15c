package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts as QuickBooks rounds and writes them. */
final class Money {

  private Money() {}

  /** Half-up to the digits of the currency: cents for dollars, whole yen for yen. */
  static BigDecimal round(BigDecimal amount, String currency) {
    return amount.setScale(digits(currency), RoundingMode.HALF_UP);
  }

  /** {@code 100.00}, but {@code 0} for nothing: recordings show both forms side by side. */
  static ValueNode amount(BigDecimal amount) {
    return amount.signum() == 0 ? IntNode.valueOf(0) : DecimalNode.valueOf(amount);
  }

  /** {@code 75} and {@code 3.5}: prices and quantities come back without trailing zeros. */
  static ValueNode plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  static String name(String currency) {
    return "USD".equals(currency)
        ? "United States Dollar"
        : Currency.getInstance(currency).getDisplayName(java.util.Locale.ENGLISH);
  }

  private static int digits(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
