package com.taskip.quickbooks.quickbooks;

import java.util.regex.Pattern;

/**
 * One QuickBooks company and how to speak to it.
 *
 * @param realmId Intuit's id of the company
 * @param minorVersion sent with every request, though QuickBooks serves at least 75 whatever is
 *     asked (since August 2025)
 */
public record Company(String realmId, int minorVersion, TokenSource tokens) {
  private static final Pattern REALM_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Refuses a realm id that could not stand in an address. */
  public Company {
    if (realmId == null || !REALM_ID.matcher(realmId).matches()) {
      throw new IllegalArgumentException("Not a realm id of Intuit's");
    }
  }
}
