package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A customer in QuickBooks.
 *
 * @param email as written there, possibly several addresses separated by commas; null when unset
 * @param job a sub-customer or project: its name is unique under its parent only
 * @param parentId null for a top-level customer
 */
public record CustomerView(
    String id,
    String syncToken,
    String displayName,
    String email,
    String currency,
    boolean active,
    boolean job,
    String parentId,
    Instant lastUpdated) {

  public static CustomerView of(ObjectNode node) {
    Members customer = new Members(node);
    return new CustomerView(
        customer.text("Id"),
        customer.text("SyncToken"),
        customer.text("DisplayName"),
        customer.text("PrimaryEmailAddr", "Address"),
        customer.text("CurrencyRef", "value"),
        customer.flag(true, "Active"),
        customer.flag(false, "Job"),
        customer.text("ParentRef", "value"),
        customer.lastUpdated());
  }

  public boolean isTopLevel() {
    return !job && parentId == null;
  }
}
