package com.taskip.quickbooks.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an account is wanted for, and which of QuickBooks' account types can be that. */
public enum AccountUse {
  /** Where payments land; Undeposited Funds is an Other Current Asset. */
  DEPOSIT(Set.of("Bank", "Other Current Asset")),
  /** What invoices are owed to. */
  RECEIVABLE(Set.of("Accounts Receivable"));

  private final Set<String> types;

  AccountUse(Set<String> types) {
    this.types = types;
  }

  /** The use that goes by that word on the wire. */
  public static Optional<AccountUse> named(String word) {
    return Arrays.stream(values())
        .filter(use -> use.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  boolean allows(Choice account) {
    return types.contains(account.type());
  }
}
