package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.FaultEntry.plain;
import static com.taskip.quickbooks.sync.plan.FaultEntry.quoting;

import com.taskip.quickbooks.quickbooks.fault.BusinessText;

/** What the known texts of code 6000 tell a person. */
final class BusinessFaults {
  private static final String ANY = "6000";

  private BusinessFaults() {}

  static FaultEntry of(BusinessText text) {
    return switch (text) {
      case ONE_AT_A_TIME ->
          plain(
              "edited_at_the_same_time",
              ANY,
              "Somebody else edited names or products in QuickBooks at the same moment.",
              "QuickBooks takes one change of its lists at a time.",
              Help.WAIT);
      case TAX_NOT_CALCULATED ->
          plain(
              "tax_not_calculated",
              ANY,
              "QuickBooks could not calculate the tax just now.",
              "Intuit's tax service did not answer.",
              Help.WAIT);
      case INTERNAL ->
          plain(
              CompanyFaults.UNAVAILABLE.code(),
              ANY,
              CompanyFaults.UNAVAILABLE.sentence(),
              "QuickBooks is out of order for a moment.",
              Help.WAIT);
      case ELEMENT_DELETED ->
          plain(
              "deleted_in_quickbooks",
              ANY,
              "The customer or item was deleted or merged in QuickBooks.",
              "Somebody made it inactive there, or merged it into another.",
              "Make it active in QuickBooks again, then click Retry.");
      case CURRENCY ->
          plain(
              "currency_mismatch",
              ANY,
              "The currency is not the one that the customer or account has in QuickBooks.",
              "QuickBooks fixes a customer's currency when the customer is created.",
              "Use the customer's currency, or a contact of its own for the other currency; it syncs"
                  + " by itself then.");
      case ACCOUNT_TYPE -> RecordFaults.ACCOUNT_TYPE;
      case NO_CUSTOMER ->
          plain(
              "customer_missing",
              ANY,
              "QuickBooks requires a customer for this transaction.",
              "The customer was removed from the document or from QuickBooks.",
              "Look at the contact's row in Sync Health and fix that first, then click Retry.");
      case NO_TAX_RATE ->
          plain(
              "tax_code_missing",
              ANY,
              "Every line needs a tax code in this QuickBooks company.",
              "Outside the United States QuickBooks wants a GST, HST or VAT code on each line.",
              "Set a Default Tax Code in Settings or map the taxes, then click Retry.");
      case NO_AMOUNT ->
          plain(
              "amount_missing",
              ANY,
              "QuickBooks takes no transaction without an amount.",
              "All lines are zero.",
              Help.IN_TASKIP);
      case INVALID_VALUE ->
          quoting(
              "value_refused",
              ANY,
              "QuickBooks does not take a value in this record.",
              "An id, date, number or choice is not one that QuickBooks knows.",
              Help.IN_TASKIP);
    };
  }
}
