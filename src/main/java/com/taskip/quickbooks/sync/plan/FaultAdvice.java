package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import java.util.Map;
import java.util.regex.Pattern;

/** What a fault of QuickBooks means for a person, and whether waiting helps. */
public final class FaultAdvice {

  private record Advice(String code, String message, String help) {}

  private static final String CHECK_SETTINGS =
      "Open Settings, load the lists again, choose what is missing, then click Retry.";
  private static final String IN_QUICKBOOKS = "Put it right in QuickBooks, then click Retry.";
  private static final String IN_TASKIP = "Correct the record in Taskip; it syncs by itself then.";

  private static final Map<String, Advice> BY_CODE =
      Map.ofEntries(
          Map.entry(
              "610",
              new Advice(
                  "not_found_in_quickbooks",
                  "Something this record refers to was deleted or made inactive in QuickBooks.",
                  "Make the customer, item or account active in QuickBooks, then click Retry.")),
          Map.entry(
              "2040",
              new Advice(
                  "characters_refused",
                  "QuickBooks does not take a character in this record.",
                  IN_TASKIP)),
          Map.entry(
              "2050",
              new Advice("too_long", "A text is longer than QuickBooks can hold.", IN_TASKIP)),
          Map.entry(
              "2210",
              new Advice(
                  "email_refused",
                  "QuickBooks does not take the contact's email address.",
                  "Correct the email in Taskip; it syncs by itself then.")),
          Map.entry(
              "2220",
              new Advice(
                  "currency_refused",
                  "QuickBooks does not know the currency of this record.",
                  "Turn on multicurrency in QuickBooks, or change the currency in Taskip.")),
          Map.entry(
              "2500",
              new Advice(
                  "invalid_reference",
                  "An item, tax code, account or customer was not found in QuickBooks.",
                  CHECK_SETTINGS)),
          Map.entry(
              "5020",
              new Advice(
                  "permission_denied",
                  "The QuickBooks user who connected may not do this.",
                  "Have a QuickBooks administrator disconnect and connect again.")),
          Map.entry(
              "5030",
              new Advice(
                  "feature_missing",
                  "The QuickBooks plan does not include this feature.",
                  IN_QUICKBOOKS)),
          Map.entry(
              "6140",
              new Advice(
                  "invoice_number_taken",
                  "Another transaction in QuickBooks already has this number.",
                  "Switch Invoice Number Strategy from taskip to qbo, or change one of the two"
                      + " numbers, then click Retry.")),
          Map.entry(
              "6190",
              new Advice(
                  "subscription_ended",
                  "The QuickBooks subscription has ended or is unpaid.",
                  "Renew the QuickBooks subscription, then click Retry.")),
          Map.entry(
              "6200",
              new Advice(
                  "books_closed",
                  "The books are closed for this date.",
                  "Open the period in QuickBooks or change the date, then click Retry.")),
          Map.entry(
              "6210",
              new Advice(
                  "books_closed",
                  "The books are closed for this date.",
                  "Open the period in QuickBooks or change the date, then click Retry.")),
          Map.entry(
              "6240",
              new Advice(
                  "name_taken",
                  "Another customer, vendor or employee in QuickBooks already has this name.",
                  "Rename the contact in Taskip, or the other one in QuickBooks, then click"
                      + " Retry.")));

  private static final Pattern CONTENT = Pattern.compile("[26]\\d{3}|5010|610|620|630");

  private FaultAdvice() {}

  /** The end of an attempt that QuickBooks refused or did not answer. */
  public static Decision decide(Fault fault) {
    return new Decision.Fail(error(fault), passing(fault));
  }

  /**
   * Whether the fault is about what was to be written (7.2: the 2xxx and 6xxx validation codes,
   * references, stale tokens), and not about the caller, the company or the moment.
   */
  public static boolean isAboutTheContent(Fault fault) {
    String code = String.valueOf(fault.code());
    return fault.kind() == FaultKind.PERMANENT
        && CONTENT.matcher(code).matches()
        && !code.equals("6190");
  }

  /** Whether the same attempt may succeed later without anybody doing anything. */
  public static boolean passing(Fault fault) {
    return fault.kind() == FaultKind.PASSING || fault.kind() == FaultKind.THROTTLED;
  }

  /**
   * The fault as a row shows it: what is known of its code, else QuickBooks' own (masked) words.
   */
  public static SyncError error(Fault fault) {
    Advice advice = fault.code() == null ? null : BY_CODE.get(fault.code());
    if (advice == null) {
      advice =
          passing(fault)
              ? new Advice(
                  "quickbooks_unavailable",
                  "QuickBooks did not answer as it should: " + words(fault),
                  "Nothing to do: it is retried by itself. Click Retry if it stays red.")
              : new Advice(
                  "refused_by_quickbooks", "QuickBooks refused: " + words(fault), IN_QUICKBOOKS);
    }
    return new SyncError(
        advice.code(), advice.message(), fault.code(), fault.intuitTid(), advice.help());
  }

  private static String words(Fault fault) {
    if (fault.detail() != null && !fault.detail().isBlank()) {
      return fault.detail();
    }
    return fault.message() == null ? "no reason given" : fault.message();
  }
}
