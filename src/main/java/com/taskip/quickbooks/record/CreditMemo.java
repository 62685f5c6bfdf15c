package com.taskip.quickbooks.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** What a contact is owed, for goods or services of an invoice; a CreditMemo in QuickBooks. */
public record CreditMemo(
    @NotNull @Size(min = 1, max = 64) String number,
    @NotNull @Size(min = 1, max = 64) String contactId,
    @Size(min = 1, max = 64) String invoiceId,
    LocalDate issueDate,
    @NotNull @CurrencyCode String currency,
    @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Line> lines,
    @Size(max = 4_000) String privateNote,
    @Size(max = 1_000) String customerMemo)
    implements SalesDocument {

  @Override
  public RecordKind kind() {
    return RecordKind.CREDIT_MEMO;
  }
}
