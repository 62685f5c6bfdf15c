package com.taskip.quickbooks.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** Money given back to a contact; a RefundReceipt in QuickBooks. */
public record Refund(
    @NotNull @Size(min = 1, max = 64) String number,
    @NotNull @Size(min = 1, max = 64) String contactId,
    @Size(min = 1, max = 64) String invoiceId,
    @Size(min = 1, max = 64) String paymentId,
    LocalDate issueDate,
    @NotNull @CurrencyCode String currency,
    @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Line> lines,
    @Size(max = 4_000) String reason)
    implements SalesDocument {

  @Override
  public RecordKind kind() {
    return RecordKind.REFUND;
  }

  /** Why the money went back is for the workspace's own people. */
  @Override
  public String privateNote() {
    return reason;
  }

  @Override
  public String customerMemo() {
    return null;
  }
}
