package com.taskip.quickbooks.http;

import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;

/** Settings as a person sends them: what is missing takes its default. */
public record SettingsBody(
    InvoiceNumberStrategy invoiceNumberStrategy,
    @Size(min = 1, max = LONGEST_ID) String defaultItemId,
    @Size(min = 1, max = LONGEST_ID) String defaultTaxCodeId,
    @Size(min = 1, max = LONGEST_ID) String defaultDepositAccountId,
    @Size(min = 1, max = LONGEST_ID) String arAccountId,
    @Size(max = MOST_MAPPINGS)
        Map<
                @Size(min = 1, max = LONGEST_ID) String,
                @NotNull @Size(min = 1, max = LONGEST_ID) String>
            taxMappings,
    @Size(max = MOST_MAPPINGS)
        Map<
                @Size(min = 1, max = LONGEST_ID) String,
                @NotNull @Size(min = 1, max = LONGEST_ID) String>
            itemMappings,
    @Min(1) @Max(999) Integer minorVersion) {

  private static final int LONGEST_ID = 64;
  private static final int MOST_MAPPINGS = 1000;

  SyncSettings settings() {
    SyncSettings defaults = SyncSettings.DEFAULTS;
    return new SyncSettings(
        Objects.requireNonNullElse(invoiceNumberStrategy, defaults.invoiceNumberStrategy()),
        defaultItemId,
        defaultTaxCodeId,
        defaultDepositAccountId,
        arAccountId,
        Objects.requireNonNullElse(taxMappings, defaults.taxMappings()),
        Objects.requireNonNullElse(itemMappings, defaults.itemMappings()),
        Objects.requireNonNullElse(minorVersion, defaults.minorVersion()));
  }
}
