package com.taskip.quickbooks.record;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Money that Taskip recorded against an invoice; a Payment in QuickBooks. */
public record Payment(
    @NotNull @Size(min = 1, max = 64) String invoiceId,
    @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 10) BigDecimal amount,
    @NotNull @CurrencyCode String currency,
    @NotNull LocalDate paidOn,
    @Size(max = 255) String method,
    @Size(max = 255) String reference)
    implements TaskipRecord {

  public Payment {
    amount = Decimals.shortest(amount);
  }

  @Override
  public RecordKind kind() {
    return RecordKind.PAYMENT;
  }

  @Override
  public String name() {
    return reference == null || reference.isBlank()
        ? amount.toPlainString() + " " + currency
        : reference;
  }
}
