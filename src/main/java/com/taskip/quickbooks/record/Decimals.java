package com.taskip.quickbooks.record;

import java.math.BigDecimal;

/** One way to write each amount, so that equal amounts are equal values. */
final class Decimals {

  /**
   * No amount that passes validation has more digits before the point; 1e999999999 stays as it
   * came.
   */
  private static final int DIGITS_WORTH_WRITING_OUT = 40;

  private Decimals() {}

  /** The amount without trailing zeros and, where it is a sane number, without an exponent. */
  static BigDecimal shortest(BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    BigDecimal stripped = amount.stripTrailingZeros();
    boolean exponent = stripped.scale() < 0;
    return exponent && -(long) stripped.scale() <= DIGITS_WORTH_WRITING_OUT
        ? stripped.setScale(0)
        : stripped;
  }
}
