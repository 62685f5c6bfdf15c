package com.taskip.quickbooks.quickbooks.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Code 6000 stands for anything: only its text tells what. Matched loosely, since Intuit rewords it
 * and puts it into the company's language; a text that matches none stays until a person acts.
 */
public enum BusinessText {
  /** Somebody else edits the list of names, or of products, at this moment. */
  ONE_AT_A_TIME(true, "one (name|product or service) at a time"),
  /** The tax service did not answer QuickBooks. */
  TAX_NOT_CALCULATED(true, "error while calculating tax"),
  /** QuickBooks' own trouble. */
  INTERNAL(true, "unexpected internal error"),
  /** The customer or item was deleted, or merged into another. */
  ELEMENT_DELETED(false, "list element that has been deleted"),
  /** The document's currency is not the customer's or the account's. */
  CURRENCY(false, "currency of the transaction is invalid"),
  /** An account of this type cannot be used here. */
  ACCOUNT_TYPE(false, "select a different type of account"),
  /** A document names no customer. */
  NO_CUSTOMER(false, "must choose a customer"),
  /** Outside America every line needs a tax code. */
  NO_TAX_RATE(false, "(gst|hst|vat)[^.]* rate"),
  /** A document without an amount. */
  NO_AMOUNT(false, "must set a transaction amount"),
  /** A value that QuickBooks names in capitals. */
  INVALID_VALUE(false, "invalid_\\w+");

  private final boolean passing;
  private final Pattern pattern;

  BusinessText(boolean passing, String pattern) {
    this.passing = passing;
    this.pattern = Pattern.compile(pattern);
  }

  /** The known text that this message and detail hold; either may be null. */
  public static Optional<BusinessText> in(String message, String detail) {
    String text = (message + " " + detail).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(known -> known.pattern.matcher(text).find()).findFirst();
  }

  /** Whether it goes away by itself. */
  public boolean passing() {
    return passing;
  }
}
