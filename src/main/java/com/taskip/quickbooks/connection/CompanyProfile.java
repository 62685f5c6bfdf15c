package com.taskip.quickbooks.connection;

/**
 * What a company says of itself.
 *
 * @param name null when the company does not say
 * @param homeCurrency ISO 4217; null when the company does not say
 */
record CompanyProfile(String realmId, String name, String homeCurrency) {}
