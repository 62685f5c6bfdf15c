package com.taskip.quickbooks.settings;

import java.util.Map;

/**
 * The settings of one workspace. Ids are QuickBooks' own.
 *
 * @param defaultItemId for invoice lines whose category has no mapping; null when not chosen
 * @param defaultTaxCodeId for lines whose tax has no mapping; null leaves the code out
 * @param defaultDepositAccountId where payments land; null when not chosen
 * @param arAccountId A/R account of invoices; null leaves it to QuickBooks
 * @param taxMappings Taskip's tax id → tax code id
 * @param itemMappings Taskip's category slug → item id
 * @param minorVersion sent with every request, 1 to 999; QuickBooks serves at least 75 whatever it
 *     is
 */
public record SyncSettings(
    InvoiceNumberStrategy invoiceNumberStrategy,
    String defaultItemId,
    String defaultTaxCodeId,
    String defaultDepositAccountId,
    String arAccountId,
    Map<String, String> taxMappings,
    Map<String, String> itemMappings,
    int minorVersion) {

  public static final int DEFAULT_MINOR_VERSION = 70;

  /** What a workspace has that never set anything. */
  public static final SyncSettings DEFAULTS =
      new SyncSettings(
          InvoiceNumberStrategy.TASKIP,
          null,
          null,
          null,
          null,
          Map.of(),
          Map.of(),
          DEFAULT_MINOR_VERSION);

  /** What is left of them in a company that the ids were not chosen from. */
  SyncSettings withoutIds() {
    return new SyncSettings(
        invoiceNumberStrategy, null, null, null, null, Map.of(), Map.of(), minorVersion);
  }

  /** Whether any id of QuickBooks' is among them. */
  boolean nameAnything() {
    return defaultItemId != null
        || defaultTaxCodeId != null
        || defaultDepositAccountId != null
        || arAccountId != null
        || !taxMappings.isEmpty()
        || !itemMappings.isEmpty();
  }
}
