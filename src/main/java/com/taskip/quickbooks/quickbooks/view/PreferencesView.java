package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/**
 * How the company is set up, as far as it matters to us.
 *
 * @param homeCurrency ISO 4217; null when not said
 * @param customTxnNumbers people number documents: a missing number stays missing
 * @param automatedSalesTax QuickBooks computes tax from addresses, whatever was sent
 * @param bookCloseDate nothing on or before it may be changed; null when the books are open
 */
public record PreferencesView(
    String homeCurrency,
    boolean multiCurrency,
    boolean customTxnNumbers,
    boolean automatedSalesTax,
    LocalDate bookCloseDate) {

  public static PreferencesView of(ObjectNode node) {
    Members preferences = new Members(node);
    return new PreferencesView(
        preferences.text("CurrencyPrefs", "HomeCurrency", "value"),
        preferences.flag(false, "CurrencyPrefs", "MultiCurrencyEnabled"),
        preferences.flag(false, "SalesFormsPrefs", "CustomTxnNumbers"),
        preferences.flag(false, "TaxPrefs", "PartnerTaxEnabled"),
        preferences.date("AccountingInfoPrefs", "BookCloseDate"));
  }
}
