package com.taskip.quickbooks.http;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** How the contract's texts, dates, timestamps and amounts are read: in one form each. */
final class ApiTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** java.time also takes years of more than four digits; neither RFC 3339 nor QuickBooks does. */
  private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}-.*");

  ApiTypes() {
    super("taskip-api");
    addDeserializer(String.class, new FromText<>(String.class, ApiTypes::text));
    addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, ApiTypes::date));
    addDeserializer(Instant.class, new FromText<>(Instant.class, ApiTypes::timestamp));
    addDeserializer(BigDecimal.class, new Amount());
    addKeyDeserializer(String.class, new TextKey());
  }

  /** Only text that PostgreSQL keeps unchanged: no null character, no half of a surrogate pair. */
  private static String text(String text) {
    if (text.codePoints().anyMatch(ApiTypes::cannotBeKept)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static boolean cannotBeKept(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(withFourDigitYear(text));
  }

  /** An instant as RFC 3339 writes it; fails with {@link DateTimeException}. */
  static Instant timestamp(String text) {
    return OffsetDateTime.parse(withFourDigitYear(text)).toInstant();
  }

  private static String withFourDigitYear(String text) {
    if (!FOUR_DIGIT_YEAR.matcher(text).matches()) {
      throw new DateTimeException(text);
    }
    return text;
  }

  private static final class TextKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return key.codePoints().anyMatch(ApiTypes::cannotBeKept)
          ? context.handleWeirdKey(String.class, key, "cannot be kept")
          : key;
    }
  }
}
