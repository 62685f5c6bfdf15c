package com.taskip.quickbooks.local.simulator;

/** What can differ from one QuickBooks company to the next; all are off unless said otherwise. */
public enum Switch {
  /** Numbers are given by people: none is assigned, and a duplicate is refused (6140). */
  CUSTOM_TXN_NUMBERS(false),
  /** With custom numbers on: duplicates are refused rather than kept. On by default. */
  WARN_DUPLICATE_NUMBERS(true),
  /** Intuit computes the tax from addresses, whatever was sent. */
  AUTOMATED_SALES_TAX(false),
  /** Customers and documents may be in foreign currencies. */
  MULTI_CURRENCY(false),
  /** Documents may have a discount line. On by default. */
  ALLOW_DISCOUNT(true),
  /** A credit memo is applied by QuickBooks to the oldest open invoice of its customer. */
  AUTO_APPLY_CREDIT(false),
  /** The subscription has ended: nothing can be written (6190). */
  SUBSCRIPTION_ENDED(false),
  /** {@code ARAccountRef} on sales documents is an unknown property (2010). */
  REFUSE_AR_ACCOUNT(false),
  /** 429 comes as XML, whatever was asked for. */
  THROTTLE_IN_XML(false),
  /** In a sparse update an address keeps the members that were not sent. */
  MERGE_SPARSE_ADDRESSES(false),
  /** A business fault is replayed for its requestid like a success is. On by default. */
  REMEMBER_REFUSALS(true),
  /** 6240 does not say who holds the name: its detail ends in "null", as one recording shows. */
  SILENT_DUPLICATE_NAMES(false),
  /** Comparing an email address in a query minds upper and lower case. */
  CASE_SENSITIVE_EMAIL(false);

  private final boolean byDefault;

  Switch(boolean byDefault) {
    this.byDefault = byDefault;
  }

  /** How it stands in a company where nobody touched it. */
  public boolean byDefault() {
    return byDefault;
  }
}
