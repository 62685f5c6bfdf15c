package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;

/** The Preferences entity, which says how the switches stand. */
final class Preferences {

  private Preferences() {}

  static ObjectNode of(Draft books, ObjectNode kept) {
    ObjectNode preferences = kept.deepCopy();
    ObjectNode accounting = preferences.putObject("AccountingInfoPrefs");
    accounting.put("TrackDepartments", false);
    accounting.put("ClassTrackingPerTxn", false);
    accounting.put("ClassTrackingPerTxnLine", false);
    accounting.put("CustomerTerminology", "Customers");
    books.booksClosedOn().ifPresent(day -> accounting.put("BookCloseDate", day.toString()));
    ObjectNode products = preferences.putObject("ProductAndServicesPrefs");
    products.put("ForSales", true);
    products.put("ForPurchase", true);
    products.put("QuantityWithPriceAndRate", true);
    products.put("QuantityOnHand", true);
    ObjectNode sales = preferences.putObject("SalesFormsPrefs");
    sales.put("CustomTxnNumbers", books.is(Switch.CUSTOM_TXN_NUMBERS));
    sales.put("AllowDeposit", false);
    sales.put("AllowDiscount", books.is(Switch.ALLOW_DISCOUNT));
    sales.put("AllowEstimates", true);
    sales.put("AllowServiceDate", false);
    sales.put("AllowShipping", false);
    sales.put("AutoApplyCredit", books.is(Switch.AUTO_APPLY_CREDIT));
    sales.set("DefaultTerms", Json.object("value", Seed.DEFAULT_TERM));
    ObjectNode taxes = preferences.putObject("TaxPrefs");
    taxes.put("UsingSalesTax", true);
    taxes.put("PartnerTaxEnabled", books.is(Switch.AUTOMATED_SALES_TAX));
    taxes.set("TaxGroupCodeRef", Json.object("value", "2"));
    ObjectNode currency = preferences.putObject("CurrencyPrefs");
    currency.put("MultiCurrencyEnabled", books.is(Switch.MULTI_CURRENCY));
    currency.set("HomeCurrency", Json.object("value", books.company().homeCurrency()));
    preferences.putObject("ReportPrefs").put("ReportBasis", "Accrual");
    ArrayNode others = preferences.putObject("OtherPrefs").putArray("NameValue");
    others.add(Json.object("Name", "SalesFormsPrefs.DefaultItem", "Value", "1"));
    others.add(
        Json.object(
            "Name",
            "WarnDuplicateInvoiceNumber",
            "Value",
            String.valueOf(books.is(Switch.WARN_DUPLICATE_NUMBERS))));
    return preferences;
  }
}
