package com.taskip.quickbooks.local.simulator.books;

/**
 * What each entity accepts, as data. Members and lengths follow Intuit's API reference and the list
 * that a recorded 2010 fault gives for Invoice.
 */
final class Shapes {

  private static final Shape ADDRESS =
      Shape.of("PhysicalAddress")
          .text(500, "Line1", "Line2", "Line3", "Line4", "Line5")
          .text(255, "City", "Country", "CountryCode", "County", "CountrySubDivisionCode")
          .text(30, "PostalCode", "PostalCodeSuffix")
          .texts("Note", "Tag")
          .ignored("Id", "Lat", "Long");
  private static final Shape EMAIL =
      Shape.of("EmailAddress").text(100, "Address").texts("Tag").ignored("Id", "Default");
  private static final Shape PHONE =
      Shape.of("TelephoneNumber")
          .text(30, "FreeFormNumber")
          .texts("DeviceType", "CountryCode", "AreaCode", "ExchangeCode", "Extension", "Tag")
          .ignored("Id", "Default");
  private static final Shape WEB = Shape.of("WebSiteAddress").text(1000, "URI").texts("Tag");
  private static final Shape MEMO = Shape.of("MemoRef").text(1000, "value").ignored("name", "type");
  private static final Shape CUSTOM_FIELD =
      Shape.of("CustomField")
          .texts("DefinitionId", "Name", "Type", "StringValue")
          .flags("BooleanValue")
          .decimals("NumberValue")
          .dates("DateValue");
  private static final Shape TAX_DETAIL =
      Shape.of("TxnTaxDetail")
          .references("DefaultTaxCodeRef", "TxnTaxCodeRef")
          .decimals("TotalTax")
          .ignored("TaxLine");
  private static final Shape LINKED =
      Shape.of("LinkedTxn").texts("TxnId", "TxnType", "TxnLineId").ignored("SplitLine");

  private static final Shape SALES_ITEM =
      Shape.of("SalesItemLineDetail")
          .references("ItemRef", "ClassRef", "TaxCodeRef", "PriceLevelRef", "TaxClassificationRef")
          .decimals("UnitPrice", "Qty", "RatePercent", "TaxInclusiveAmt", "DiscountAmt")
          .decimals("DiscountRate")
          .dates("ServiceDate")
          .ignored("ItemAccountRef", "MarkupInfo", "UOMRef", "DeferredRevenue", "DelayedCharge");
  private static final Shape DISCOUNT =
      Shape.of("DiscountLineDetail")
          .flags("PercentBased")
          .decimals("DiscountPercent")
          .references("DiscountAccountRef", "ClassRef", "TaxCodeRef", "DiscountRef")
          .dates("ServiceDate");
  private static final Shape SALES_LINE =
      Shape.of("Line")
          .texts("Id", "DetailType")
          .text(4000, "Description")
          .decimals("LineNum", "Amount")
          .objects(SALES_ITEM, "SalesItemLineDetail")
          .objects(DISCOUNT, "DiscountLineDetail")
          .objects(
              Shape.of("DescriptionLineDetail").dates("ServiceDate").references("TaxCodeRef"),
              "DescriptionLineDetail")
          .ignored("SubTotalLineDetail", "LinkedTxn", "CustomField", "CustomExtensions")
          .ignored("Received", "ProjectRef");
  private static final Shape PAYMENT_LINE =
      Shape.of("Line")
          .texts("Id")
          .text(4000, "Description")
          .decimals("Amount", "LineNum")
          .list(LINKED, "LinkedTxn")
          .ignored("CustomExtensions", "DetailType", "CustomField", "LinkedTxnExtensions");

  static final Shape CUSTOMER =
      person("Customer")
          .text(2000, "Notes")
          .references("ParentRef", "DefaultTaxCodeRef", "SalesTermRef", "PaymentMethodRef")
          .references("CustomerTypeRef", "ARAccountRef")
          .flags("Taxable", "BillWithParent", "Job", "IsProject")
          .texts("PreferredDeliveryMethod", "ResaleNum", "AcctNum", "TaxExemptionReasonId")
          .texts("BusinessNumber", "PrimaryTaxIdentifier", "SecondaryTaxIdentifier", "GSTIN")
          .decimals("OpenBalance")
          .dates("OpenBalanceDate")
          .ignored("BalanceWithJobs", "Level", "ClientEntityId", "V4IDPseudonym", "OverDueBalance")
          .ignored("TotalRevenue", "TotalExpense", "CreditLimit", "Source");
  static final Shape VENDOR =
      person("Vendor")
          .text(2000, "Notes")
          .text(100, "AcctNum")
          .text(20, "TaxIdentifier")
          .references("TermRef", "APAccountRef")
          .flags("Vendor1099")
          .decimals("CostRate", "BillRate")
          .ignored("V4IDPseudonym", "OpenBalance");
  static final Shape EMPLOYEE =
      person("Employee")
          .objects(ADDRESS, "PrimaryAddr")
          .texts("EmployeeNumber", "SSN", "Gender")
          .dates("HiredDate", "ReleasedDate", "BirthDate")
          .flags("BillableTime", "Organization")
          .decimals("BillRate", "CostRate")
          .ignored("V4IDPseudonym");
  static final Shape ITEM =
      entity("Item")
          .text(100, "Name", "Sku")
          .text(4000, "Description", "PurchaseDesc")
          .texts("Type", "ItemCategoryType")
          .flags("Active", "Taxable", "SubItem", "TrackQtyOnHand", "SalesTaxIncluded")
          .flags("PurchaseTaxIncluded")
          .decimals("UnitPrice", "PurchaseCost", "QtyOnHand", "RatePercent", "ReorderPoint")
          .dates("InvStartDate")
          .references("IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef", "ParentRef")
          .references("SalesTaxCodeRef", "PurchaseTaxCodeRef", "ClassRef", "PrefVendorRef")
          .ignored("FullyQualifiedName", "Level", "TaxClassificationRef");
  static final Shape ACCOUNT =
      entity("Account")
          .text(100, "Name", "Description")
          .text(20, "AcctNum")
          .texts("AccountType", "AccountSubType", "Classification")
          .flags("Active", "SubAccount")
          .references("ParentRef", "CurrencyRef", "TaxCodeRef")
          .ignored("FullyQualifiedName", "CurrentBalance", "CurrentBalanceWithSubAccounts");
  static final Shape PAYMENT_METHOD =
      entity("PaymentMethod").text(31, "Name", "Type").flags("Active");
  static final Shape COMPANY_CURRENCY =
      entity("CompanyCurrency")
          .text(3, "Code")
          .text(255, "Name")
          .flags("Active")
          .ignored("CustomField");

  static final Shape INVOICE =
      sales("Invoice")
          .dates("DueDate", "ShipDate")
          .references("SalesTermRef", "DepositToAccountRef", "ShipMethodRef", "ARAccountRef")
          .texts("TrackingNum", "EInvoiceStatus", "PONumber", "FOB", "InvoiceLink")
          .decimals("Deposit")
          .flags("AllowIPNPayment", "AllowOnlinePayment", "AllowOnlineCreditCardPayment")
          .flags("AllowOnlineACHPayment", "AutoDocNumber")
          .objects(EMAIL, "BillEmailCc", "BillEmailBcc")
          .ignored("HomeBalance", "DeliveryInfo", "LessCIS", "RemitToRef", "SalesRepRef")
          .ignored("TxnStatus", "PaymentRefNum", "PaymentMethodRef", "DiscountRate", "InvoiceEx");
  static final Shape CREDIT_MEMO =
      sales("CreditMemo")
          .references("PaymentMethodRef", "SalesTermRef", "ARAccountRef")
          .texts("PaymentRefNum")
          .ignored("RemainingCredit", "InvoiceRef");
  static final Shape REFUND_RECEIPT =
      sales("RefundReceipt")
          .text(100, "PaymentRefNum")
          .text(21, "PaymentType")
          .references("DepositToAccountRef", "PaymentMethodRef")
          .ignored("CheckPayment", "CreditCardPayment", "TxnSource", "HomeBalance");
  static final Shape PAYMENT =
      entity("Payment")
          .references("CustomerRef", "DepositToAccountRef", "PaymentMethodRef", "CurrencyRef")
          .references("ARAccountRef", "ProjectRef", "TaxExemptionRef")
          .decimals("TotalAmt", "ExchangeRate")
          .dates("TxnDate")
          .text(21, "PaymentRefNum")
          .text(4000, "PrivateNote")
          .texts("TxnSource", "TransactionLocationType")
          .flags("ProcessPayment")
          .list(PAYMENT_LINE, "Line")
          .ignored("UnappliedAmt", "LinkedTxn", "CreditCardPayment", "HomeTotalAmt", "TxnStatus");

  /** For what the simulator only shows: no member is accepted. */
  static final Shape READ_ONLY = Shape.of("ReadOnly");

  private Shapes() {}

  private static Shape entity(String name) {
    return Shape.of(name)
        .texts("Id", "SyncToken")
        .flags("sparse")
        .ignored("domain", "status", "MetaData", "AttachableRef");
  }

  private static Shape person(String name) {
    return entity(name)
        .text(500, "DisplayName")
        .text(16, "Title", "Suffix")
        .text(100, "GivenName", "MiddleName", "FamilyName", "CompanyName")
        .text(110, "PrintOnCheckName")
        .flags("Active")
        .references("CurrencyRef")
        .objects(EMAIL, "PrimaryEmailAddr")
        .objects(PHONE, "PrimaryPhone", "AlternatePhone", "Mobile", "Fax")
        .objects(WEB, "WebAddr")
        .objects(ADDRESS, "BillAddr", "ShipAddr")
        .list(CUSTOM_FIELD, "CustomField")
        .ignored("Balance", "FullyQualifiedName", "Organization", "OtherContactInfo", "UserId");
  }

  private static Shape sales(String name) {
    return entity(name)
        .references("CustomerRef", "CurrencyRef", "ClassRef", "DepartmentRef", "ProjectRef")
        .text(21, "DocNumber")
        .dates("TxnDate")
        .text(4000, "PrivateNote")
        .objects(MEMO, "CustomerMemo")
        .objects(EMAIL, "BillEmail")
        .objects(ADDRESS, "BillAddr", "ShipAddr", "ShipFromAddr")
        .texts("EmailStatus", "PrintStatus", "GlobalTaxCalculation", "TransactionLocationType")
        .flags("ApplyTaxAfterDiscount", "FreeFormAddress")
        .decimals("ExchangeRate")
        .objects(TAX_DETAIL, "TxnTaxDetail")
        .list(SALES_LINE, "Line")
        .list(CUSTOM_FIELD, "CustomField")
        .ignored("Balance", "TotalAmt", "HomeTotalAmt", "LinkedTxn", "RecurDataRef", "TaxFormType")
        .ignored("TxnSource", "TxnApprovalInfo", "ConvenienceFeeDetail", "Tag", "TaxFormNum");
  }
}
