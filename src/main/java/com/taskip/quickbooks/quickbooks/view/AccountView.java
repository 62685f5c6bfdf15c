package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An account of the company's chart of accounts.
 *
 * @param name with its parent accounts in front, as a person finds it in QuickBooks
 * @param type for example {@code Bank}, {@code Other Current Asset}, {@code Accounts Receivable}
 * @param subType for example {@code UndepositedFunds}; null when not said
 */
public record AccountView(
    String id, String name, String type, String subType, String currency, boolean active) {

  public static AccountView of(ObjectNode node) {
    Members account = new Members(node);
    String fullName = account.text("FullyQualifiedName");
    return new AccountView(
        account.text("Id"),
        fullName == null ? account.text("Name") : fullName,
        account.text("AccountType"),
        account.text("AccountSubType"),
        account.text("CurrencyRef", "value"),
        account.flag(true, "Active"));
  }
}
