package com.taskip.quickbooks.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads an exact decimal from a JSON number and from nothing else. Exponents near the ends of an
 * {@code int} are refused here: arithmetic on them overflows, in the checks that follow as well.
 */
final class Amount extends StdScalarDeserializer<BigDecimal> {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST_EXPONENT = 10_000;

  Amount() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (!json.currentToken().isNumeric()) {
      return context.reportInputMismatch(BigDecimal.class, "not a number");
    }
    BigDecimal amount = json.getDecimalValue();
    if (amount.scale() > LARGEST_EXPONENT || amount.scale() < -LARGEST_EXPONENT) {
      throw context.weirdNumberException(amount, BigDecimal.class, "of an absurd size");
    }
    return amount;
  }
}
