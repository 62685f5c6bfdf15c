package com.taskip.quickbooks.sync.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts as QuickBooks keeps them. */
final class Money {
  private Money() {}

  /** To the currency's smallest coin, half of one upwards, as QuickBooks rounds. */
  static BigDecimal rounded(BigDecimal amount, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return amount.setScale(decimals, RoundingMode.HALF_UP);
  }
}
