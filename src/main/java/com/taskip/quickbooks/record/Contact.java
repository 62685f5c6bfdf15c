package com.taskip.quickbooks.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

/**
 * A client of the workspace; a Customer in QuickBooks. The name may be empty or longer than
 * QuickBooks takes: that is for the sync to tell, so that the row in Sync Health says it.
 */
public record Contact(
    @Size(max = 10_000) String displayName,
    @Size(max = 320) String email,
    @Size(max = 100) String phone,
    @Valid Address billingAddress,
    @CurrencyCode String currency)
    implements TaskipRecord {

  @Override
  public RecordKind kind() {
    return RecordKind.CONTACT;
  }

  @Override
  public String name() {
    return displayName == null ? "" : displayName;
  }
}
