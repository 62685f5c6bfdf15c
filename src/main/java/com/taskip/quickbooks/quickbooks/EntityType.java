package com.taskip.quickbooks.quickbooks;

import java.util.Locale;

/** What the Accounting API keeps, as far as this service reads or writes it. */
public enum EntityType {
  CUSTOMER("Customer"),
  VENDOR("Vendor"),
  EMPLOYEE("Employee"),
  INVOICE("Invoice"),
  PAYMENT("Payment"),
  CREDIT_MEMO("CreditMemo"),
  REFUND_RECEIPT("RefundReceipt"),
  ITEM("Item"),
  TAX_CODE("TaxCode"),
  ACCOUNT("Account"),
  COMPANY_INFO("CompanyInfo"),
  PREFERENCES("Preferences");

  private final String wireName;

  EntityType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in bodies and queries, for example {@code CreditMemo}; case matters. */
  public String wireName() {
    return wireName;
  }

  /** The name in addresses, for example {@code creditmemo}. */
  public String path() {
    return wireName.toLowerCase(Locale.ROOT);
  }
}
