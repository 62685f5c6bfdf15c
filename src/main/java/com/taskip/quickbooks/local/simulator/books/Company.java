package com.taskip.quickbooks.local.simulator.books;

/**
 * A company that never changes its place or its money.
 *
 * @param realmId Intuit's id of the company, digits
 * @param name as on the consent page
 * @param country two letters; decides between American pseudo tax codes and real ones
 * @param homeCurrency ISO 4217
 */
public record Company(String realmId, String name, String country, String homeCurrency) {

  /** Whether lines carry TAX and NON rather than numeric codes. */
  public boolean american() {
    return "US".equals(country);
  }
}
