package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.FaultEntry.plain;
import static com.taskip.quickbooks.sync.plan.FaultEntry.quoting;

import java.util.List;

/** Faults that are about the record, or about something that it refers to. */
final class RecordFaults {
  static final FaultEntry REFUSED =
      quoting(
          "refused_by_quickbooks",
          "6000",
          "QuickBooks refused it.",
          "A rule of QuickBooks or of this company that has no code of its own.",
          Help.IN_QUICKBOOKS);

  static final FaultEntry ACCOUNT_TYPE =
      quoting(
          "account_type_refused",
          "6430",
          "QuickBooks does not take this type of account here.",
          "The Default Deposit Account or the A/R Account of the settings is of another type than"
              + " QuickBooks wants.",
          "Choose another account in Settings, then click Retry.");

  static final List<FaultEntry> ALL =
      List.of(
          REFUSED,
          ACCOUNT_TYPE,
          quoting(
              "not_found_in_quickbooks",
              "610",
              "Something this record refers to was deleted or made inactive in QuickBooks.",
              "Somebody deleted, merged or deactivated the customer, item, account or document.",
              "Make the customer, item or account active in QuickBooks, then click Retry."),
          quoting(
              "cannot_be_linked",
              "620",
              "QuickBooks cannot link these two transactions.",
              "The payment and the invoice belong to different customers or currencies, or one of"
                  + " them was changed there.",
              "Make the customer of both the same in QuickBooks, then click Retry."),
          quoting(
              "duplicate_in_quickbooks",
              "630",
              "QuickBooks already has such a record.",
              "Somebody entered the same in QuickBooks by hand.",
              "Rename or remove one of the two in QuickBooks, then click Retry."),
          quoting(
              "in_use_in_quickbooks",
              "800",
              "Other transactions in QuickBooks depend on this one.",
              "A payment, credit or deposit there is linked to it.",
              "Unlink in QuickBooks what depends on it, then click Retry."),
          quoting(
              "value_missing",
              "2020",
              "QuickBooks requires a value that this record does not have.",
              "A required value is empty in Taskip or in the settings.",
              Help.IN_TASKIP),
          quoting(
              "value_refused",
              "2030 2060 2070 2090 2170",
              "QuickBooks does not take a value in this record.",
              "An id, date, number or choice is not one that QuickBooks knows.",
              Help.IN_TASKIP),
          quoting(
              "characters_refused",
              "2040",
              "QuickBooks does not take a character in this record.",
              "A name or text holds a character that QuickBooks reserves.",
              Help.IN_TASKIP),
          quoting(
              "too_long",
              "2050",
              "A text is longer than QuickBooks can hold.",
              "QuickBooks never cuts a text that is too long.",
              Help.IN_TASKIP),
          quoting(
              "email_refused",
              "2210",
              "QuickBooks does not take the contact's email address.",
              "The address is incomplete, or holds more than an address.",
              "Correct the email in Taskip; it syncs by itself then."),
          quoting(
              "currency_refused",
              "2220",
              "QuickBooks does not know the currency of this record.",
              "The company works in one currency only, or in none of that name.",
              "Turn on multicurrency in QuickBooks or change the currency in Taskip, then click"
                  + " Retry."),
          quoting(
              "no_lines",
              "2250",
              "The document has no line that QuickBooks takes.",
              "Every line is empty, or none was sent.",
              "Add a line in Taskip; it syncs by itself then."),
          quoting(
              "negative_amount",
              "2290",
              "QuickBooks takes no negative amount here.",
              "A line or the total is below zero.",
              "Issue a credit memo in Taskip instead of a negative amount."),
          quoting(
              "invalid_reference",
              "2500",
              "An item, tax code, account or customer was not found in QuickBooks.",
              "It was deleted or made inactive there after it was chosen in Settings or synced.",
              Help.IN_SETTINGS),
          plain(
              SyncTokenConflict.CODE,
              "5010",
              SyncTokenConflict.SENTENCE,
              "Somebody changed the record directly in QuickBooks between two syncs.",
              SyncTokenConflict.HELP),
          quoting(
              "amount_mismatch",
              "6070",
              "QuickBooks calculates another amount for a line.",
              "Quantity and price do not multiply to the amount as QuickBooks rounds it.",
              "Correct the quantity or the price in Taskip; it syncs by itself then."),
          plain(
              "contact_name_missing",
              "6080",
              "QuickBooks requires a name.",
              "The contact has no Display Name.",
              "Give the contact a display name in Taskip; it syncs by itself then."),
          quoting(
              "discount_refused",
              "6090",
              "QuickBooks does not take a discount here.",
              "Discounts are turned off in this company, or exceed the total.",
              "Turn on discounts in QuickBooks, then click Retry."),
          quoting(
              "tax_code_refused",
              "6100 6160 6170 6230 6470",
              "QuickBooks does not take this tax code or rate here.",
              "The Default Tax Code or a tax mapping names a code that this company cannot use on"
                  + " sales.",
              "Choose another tax code in Settings, then click Retry."),
          quoting(
              "invoice_number_taken",
              "6140",
              "Another transaction in QuickBooks already has this number.",
              "QuickBooks already has a transaction with the same number, and custom transaction"
                  + " numbers are on.",
              "Switch Invoice Number Strategy from taskip to qbo, or change one of the two numbers,"
                  + " then click Retry."),
          plain(
              "books_closed",
              "6200 6210",
              "The books are closed for this date.",
              "An accountant closed the period in QuickBooks, perhaps with a password.",
              "Open the period in QuickBooks or change the date in Taskip, then click Retry."),
          quoting(
              "name_taken",
              "6240",
              "Another customer, vendor or employee in QuickBooks already has this name.",
              "QuickBooks has one list of names for all three, and it was in use there before.",
              "Check that the contact's email in Taskip matches the email of the customer in"
                  + " QuickBooks, or rename one of the two, then click Retry."),
          quoting(
              "customer_unusable",
              "6250",
              "The customer cannot be used in QuickBooks.",
              "The customer is inactive there, or was merged into another.",
              "Make the customer active in QuickBooks, then click Retry."),
          plain(
              "email_required",
              "6420",
              "QuickBooks wants to mail the document and has no address for it.",
              "The customer is set up in QuickBooks to get documents by email.",
              "Add an email address to the customer in QuickBooks, then click Retry."),
          quoting(
              "line_without_item",
              "6440",
              "A line has no item, and QuickBooks requires one.",
              "There is no Default Item, and no mapping for the line's category.",
              "Set a Default Item in Settings, then click Retry."),
          plain(
              "settled_online",
              "6450",
              "QuickBooks does not void what was paid online and is settled.",
              "The customer paid through QuickBooks Payments.",
              "Refund the payment in QuickBooks, then void the document there by hand."),
          plain(
              "matched_in_quickbooks",
              "6480",
              "The transaction is matched to the bank feed in QuickBooks.",
              "An accountant matched it to a line of a bank statement.",
              "Undo the match in QuickBooks, then click Retry."),
          plain(
              "deposited_in_quickbooks",
              "6540",
              "The payment is part of a bank deposit in QuickBooks.",
              "An accountant put the payment into a deposit.",
              "Take the payment out of the deposit in QuickBooks, then click Retry."));

  private RecordFaults() {}
}
