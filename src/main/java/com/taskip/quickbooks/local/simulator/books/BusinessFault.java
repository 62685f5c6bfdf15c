package com.taskip.quickbooks.local.simulator.books;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A business error as QuickBooks reports it, with its code, texts and HTTP status. */
public final class BusinessFault extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final String DUPLICATE_NAME = "Duplicate Name Exists Error";

  private final int status;
  private final String code;
  private final String title;
  private final String detail;
  private final String element;

  private BusinessFault(int status, String code, String title, String detail, String element) {
    super(code + " " + detail, null, false, false);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.element = element;
  }

  /** Any error of the business kind, answered with HTTP 400. */
  public static BusinessFault of(String code, String title, String detail, String element) {
    return new BusinessFault(400, code, title, detail, element);
  }

  /** 610: unknown, deleted or inactive; the text does not say which. */
  public static BusinessFault notFound() {
    return of(
        "610",
        "Object Not Found",
        "Object Not Found : Something you're trying to use has been made inactive. Check the fields"
            + " with accounts, customers, items, vendors or employees.",
        "");
  }

  /** 620: the two transactions cannot be linked. */
  public static BusinessFault notLinkable(String why) {
    return of("620", "Transaction cannot be linked", "Transaction cannot be linked : " + why, "");
  }

  /** 500 as a code: no such address or verb. */
  public static BusinessFault unsupportedOperation(String what) {
    return of("500", "Unsupported Operation", "Operation " + what + " is not supported.", null);
  }

  /** 600: a request with this id is being worked on. */
  public static BusinessFault requestInFlight() {
    return of("600", "Duplicate Request", "Request Id is in use by a request in progress", "");
  }

  /** 1040: more than 30 items in a batch. */
  public static BusinessFault batchTooBig(int most) {
    return of(
        "1040", "Too many items", "Batch request exceeds the maximum of " + most + " items", "");
  }

  /** 2010: a member that this entity does not have, or one of the wrong kind. */
  public static BusinessFault unsupportedProperty(String detail) {
    return of(
        "2010",
        "Request has invalid or unsupported property",
        "Property Name:" + detail + " specified is unsupported or invalid",
        null);
  }

  /** 2020: a required member is missing. */
  public static BusinessFault missing(String parameter) {
    return of(
        "2020",
        "Required param missing, need to supply the required value for the API",
        "Required parameter " + parameter + " is missing in the request",
        parameter);
  }

  /** 2040: a character that names may not have. */
  public static BusinessFault badCharacters(String element) {
    return of(
        "2040",
        "Invalid String. String has characters not supported",
        "Property value has characters that are not supported: colon, tab or new line",
        element);
  }

  /** 2050: too long; lengths in characters. */
  public static BusinessFault tooLong(String label, int most, int supplied) {
    return of(
        "2050",
        "String length is either shorter or longer than supported by specification",
        "String length specified does not match the supported length. Min:0 Max:"
            + grouped(BigDecimal.valueOf(most))
            + " supported. Supplied length:"
            + grouped(BigDecimal.valueOf(supplied)),
        label);
  }

  /** 2030, 2060, 2070, 2090, 2130: a value that cannot be read as what it should be. */
  public static BusinessFault invalidValue(String code, String element, String value) {
    return of(code, "Invalid value", "Value of " + element + " cannot be used: " + value, element);
  }

  /** 2210: not an email address. */
  public static BusinessFault invalidEmail() {
    return of(
        "2210",
        "Email Address does not conform to required syntax",
        "Email Address does not conform to the syntax rules of RFC 822.",
        "PrimaryEmailAddr");
  }

  /** 2290: a negative amount where none may be. */
  public static BusinessFault negativeAmount(String element) {
    return of("2290", "Amount is negative", "Negative amount is not allowed", element);
  }

  /** 2500: a reference to nothing; the list is "Names", "Accounts" and so on. */
  public static BusinessFault invalidReference(String list, String id) {
    return of(
        "2500",
        "Invalid Reference Id",
        "Invalid Reference Id : " + list + " element id " + id + " not found",
        "Reference Id");
  }

  /** 4000: the statement cannot be parsed. */
  public static BusinessFault unparsableQuery(String detail) {
    return of("4000", "Error parsing query", "QueryParserError: " + detail, null);
  }

  /** 4000 as QuickBooks answers it to an unquoted number: a fault in a 200. */
  public static BusinessFault unquotedNumber(String detail) {
    return new BusinessFault(
        200, "4000", "Error parsing query", "QueryParserError: " + detail, null);
  }

  /** 4001: the statement names what cannot be asked for. */
  public static BusinessFault invalidQuery(String detail) {
    return of("4001", "Invalid query", "QueryValidationError: " + detail, null);
  }

  /** 5010: somebody else was faster. */
  public static BusinessFault stale() {
    return of(
        "5010",
        "Stale Object Error",
        "Stale Object Error : You and Jane Smith were working on this at the same time. Jane Smith"
            + " finished before you did, so your work was not saved.",
        "");
  }

  /** 6000: any other business rule, told apart by its text alone. */
  public static BusinessFault businessRule(String text) {
    return of(
        "6000",
        "A business validation error has occurred while processing your request",
        "Business Validation Error: " + text,
        "");
  }

  /** 6070: Amount is not UnitPrice times Qty. */
  public static BusinessFault amountMismatch(BigDecimal supplied) {
    return of(
        "6070",
        "Amount calculation incorrect in the request.",
        "Amount is not equal to UnitPrice * Qty. Supplied value:" + grouped(supplied),
        "Line.Amount");
  }

  /** 6140: the number is taken; the detail names the holder. */
  public static BusinessFault duplicateNumber(String number, String type, String id) {
    return of(
        "6140",
        "Duplicate Document Number Error",
        "Duplicate Document Number Error : You must specify a different number. This number has"
            + " already been used. DocNumber="
            + number
            + " is assigned to TxnType="
            + type
            + " with TxnId="
            + id,
        "");
  }

  /** 6190: the subscription ended, so nothing can be written. */
  public static BusinessFault subscriptionEnded() {
    return of(
        "6190",
        "Subscription period has ended",
        "Subscription period has ended or was cancelled, or there was a billing problem : the"
            + " company is read-only.",
        "");
  }

  /** 6210: the books are closed for that date. */
  public static BusinessFault booksClosed() {
    return of(
        "6210",
        "Account Period Closed, Cannot Update Through Services API",
        "The account period has closed and the account books cannot be updated through this API.",
        "");
  }

  /** 6240: the name is taken by a customer, vendor or employee. */
  public static BusinessFault duplicateName(String holder) {
    String detail =
        "Another " + holder + " is already using this name. Please use a different name.";
    return of("6240", DUPLICATE_NAME, "The name supplied already exists. : " + detail, "");
  }

  /** 6240 that does not say by whom. */
  public static BusinessFault duplicateName() {
    return of("6240", DUPLICATE_NAME, "The name supplied already exists. : null", null);
  }

  /** 6540: the payment is part of a bank deposit. */
  public static BusinessFault deposited() {
    return of(
        "6540",
        "Deposited transaction cannot be changed",
        "Deposited transaction cannot be changed : it is part of a bank deposit. Remove it from the"
            + " deposit first.",
        "");
  }

  /** The HTTP status: 400, or 200 where QuickBooks reports the fault in a success. */
  public int status() {
    return status;
  }

  /** QuickBooks' code, a number as text. */
  public String code() {
    return code;
  }

  /** The {@code Message} of the fault. */
  public String title() {
    return title;
  }

  /** The {@code Detail} of the fault. */
  public String detail() {
    return detail;
  }

  /** The {@code element} of the fault, or null where QuickBooks leaves it out. */
  public String element() {
    return element;
  }

  private static String grouped(BigDecimal number) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }
}
