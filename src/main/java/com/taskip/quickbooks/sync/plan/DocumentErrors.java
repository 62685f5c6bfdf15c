package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.record.SalesDocument;
import java.math.BigDecimal;
import java.util.List;

/** What rows of invoices, credit memos and refunds have in common. */
final class DocumentErrors {
  private DocumentErrors() {}

  static SyncError contactOnItsWay(SalesDocument document) {
    return SyncError.ours(
        "waits_for_contact",
        "Waiting for the %s's contact to reach QuickBooks.".formatted(Words.of(document)),
        "Nothing to do: the %s follows its contact by itself.".formatted(Words.of(document)));
  }

  static SyncError contactNotSynced(SalesDocument document) {
    return SyncError.ours(
        "contact_not_synced",
        "Contact not yet synced to QBO — sync contacts first",
        "Look at the contact's row in Sync Health and fix that first; the %s then follows by itself."
            .formatted(Words.of(document)));
  }

  static SyncError itemMissing(List<String> lines) {
    return SyncError.ours(
        "item_missing",
        "No QuickBooks item for line "
            + String.join(", line ", lines)
            + ": there is no mapping for the category and no Default Item.",
        "Set a Default Item in Settings, or map the category to an item, then click Retry.");
  }

  static SyncWarning totalDiffers(BigDecimal there, BigDecimal here, String currency) {
    return new SyncWarning(
        "total_differs",
        "QuickBooks' total is %s %s, Taskip's is %s %s, most likely because of tax: check the tax"
                .formatted(there.toPlainString(), currency, here.toPlainString(), currency)
            + " codes.");
  }
}
