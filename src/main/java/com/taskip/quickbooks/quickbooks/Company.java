package com.taskip.quickbooks.quickbooks;

import java.util.regex.Pattern;

/**
 * One QuickBooks company and how to speak to it.
 *
 * @param realmId Intuit's id of the company
 * @param minorVersion sent with every request, though QuickBooks serves at least 75 whatever is
 *     asked (since August 2025)
 * @param priority how much of the company's budget its requests may use
 */
public record Company(String realmId, int minorVersion, TokenSource tokens, Priority priority) {
  private static final Pattern REALM_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Refuses a realm id that could not stand in an address. */
  public Company {
    if (realmId == null || !REALM_ID.matcher(realmId).matches()) {
      throw new IllegalArgumentException("Not a realm id of Intuit's");
    }
  }

  /** The company as it is reached for what somebody waits for. */
  public Company(String realmId, int minorVersion, TokenSource tokens) {
    this(realmId, minorVersion, tokens, Priority.LIVE);
  }

  /** The same company, reached with that priority. */
  public Company with(Priority other) {
    return new Company(realmId, minorVersion, tokens, other);
  }
}
