package com.taskip.quickbooks.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An invoice of the workspace; an Invoice in QuickBooks from the moment it is sent. */
public record Invoice(
    @NotNull @Size(min = 1, max = 64) String number,
    @NotNull InvoiceStatus status,
    @NotNull @Size(min = 1, max = 64) String contactId,
    LocalDate issueDate,
    LocalDate dueDate,
    Instant sentAt,
    @NotNull @CurrencyCode String currency,
    @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Line> lines,
    @Size(max = 4_000) String privateNote,
    @Size(max = 1_000) String customerMemo)
    implements SalesDocument {

  @Override
  public RecordKind kind() {
    return RecordKind.INVOICE;
  }

  /** The same invoice in another status. */
  public Invoice withStatus(InvoiceStatus other) {
    return new Invoice(
        number,
        other,
        contactId,
        issueDate,
        dueDate,
        sentAt,
        currency,
        lines,
        privateNote,
        customerMemo);
  }
}
