package com.taskip.quickbooks.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Invoices for tests: one line, sent, of contact c1. */
final class Invoices {

  private Invoices() {}

  static Invoice sent(String number) {
    return priced(number, "100");
  }

  static Invoice priced(String number, String unitPrice) {
    Line line = new Line("l1", "Work", BigDecimal.ONE, new BigDecimal(unitPrice), "design", null);
    return new Invoice(
        number,
        InvoiceStatus.SENT,
        "c1",
        LocalDate.of(2026, 1, 31),
        null,
        Instant.parse("2026-01-31T10:00:00.123456Z"),
        "USD",
        List.of(line),
        null,
        "Thank you");
  }
}
