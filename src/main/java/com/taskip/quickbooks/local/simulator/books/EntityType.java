package com.taskip.quickbooks.local.simulator.books;

import static com.taskip.quickbooks.local.simulator.books.EntityType.Kind.LIST;
import static com.taskip.quickbooks.local.simulator.books.EntityType.Kind.SHOWN;
import static com.taskip.quickbooks.local.simulator.books.EntityType.Kind.TRANSACTION;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The entities of the Accounting API that the simulator keeps, and what is particular to each. */
public enum EntityType {
  CUSTOMER(
      "Customer",
      LIST,
      "names",
      Shapes.CUSTOMER,
      fields(
          "DisplayName GivenName MiddleName FamilyName CompanyName FullyQualifiedName"
              + " PrimaryEmailAddr Active Balance")),
  // Vendor.PrimaryEmailAddr is "not queryable": ruckus/quickbooks-ruby#403.
  VENDOR(
      "Vendor",
      LIST,
      "names",
      Shapes.VENDOR,
      fields("DisplayName GivenName MiddleName FamilyName CompanyName Active")),
  EMPLOYEE(
      "Employee",
      LIST,
      "names",
      Shapes.EMPLOYEE,
      fields("DisplayName GivenName MiddleName FamilyName Active")),
  ITEM("Item", LIST, "items", Shapes.ITEM, fields("Name FullyQualifiedName Type Sku Active")),
  ACCOUNT(
      "Account",
      LIST,
      "accounts",
      Shapes.ACCOUNT,
      fields("Name FullyQualifiedName AccountType AccountSubType Classification Active")),
  TAX_CODE("TaxCode", SHOWN, "taxes", Shapes.READ_ONLY, fields("Name Active")),
  TAX_RATE("TaxRate", SHOWN, "taxes", Shapes.READ_ONLY, fields("Name Active")),
  TERM("Term", SHOWN, "terms", Shapes.READ_ONLY, fields("Name Active")),
  PAYMENT_METHOD(
      "PaymentMethod", LIST, "methods", Shapes.PAYMENT_METHOD, fields("Name Type Active")),
  COMPANY_CURRENCY(
      "CompanyCurrency", LIST, "currencies", Shapes.COMPANY_CURRENCY, fields("Code Name Active")),
  INVOICE(
      "Invoice",
      TRANSACTION,
      "transactions",
      Shapes.INVOICE,
      fields("DocNumber TxnDate DueDate CustomerRef Balance TotalAmt")),
  PAYMENT(
      "Payment",
      TRANSACTION,
      "transactions",
      Shapes.PAYMENT,
      fields("TxnDate CustomerRef TotalAmt")),
  CREDIT_MEMO(
      "CreditMemo",
      TRANSACTION,
      "transactions",
      Shapes.CREDIT_MEMO,
      fields("DocNumber TxnDate CustomerRef Balance TotalAmt")),
  REFUND_RECEIPT(
      "RefundReceipt",
      TRANSACTION,
      "transactions",
      Shapes.REFUND_RECEIPT,
      fields("DocNumber TxnDate CustomerRef TotalAmt")),
  COMPANY_INFO("CompanyInfo", SHOWN, "company", Shapes.READ_ONLY, fields("CompanyName")),
  PREFERENCES("Preferences", SHOWN, "company", Shapes.READ_ONLY, fields(""));

  /** Lists are made inactive, transactions voided and deleted, the rest only read. */
  public enum Kind {
    LIST,
    TRANSACTION,
    SHOWN
  }

  /** How a filterable member compares. */
  public enum FieldKind {
    TEXT,
    DECIMAL,
    DATE,
    TIME,
    FLAG
  }

  private final String wireName;
  private final Kind kind;
  private final String idSpace;
  private final Shape shape;
  private final Map<String, FieldKind> filterable;

  EntityType(
      String wireName, Kind kind, String idSpace, Shape shape, Map<String, FieldKind> filterable) {
    this.wireName = wireName;
    this.kind = kind;
    this.idSpace = idSpace;
    this.shape = shape;
    this.filterable = filterable;
  }

  /** The entity with this name as in {@code FROM Invoice}: case matters. */
  public static Optional<EntityType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }

  /** The entity of a path such as {@code /invoice}. */
  public static Optional<EntityType> ofPath(String path) {
    return Arrays.stream(values()).filter(type -> type.path().equals(path)).findFirst();
  }

  /** The name in JSON and in queries, {@code Invoice}. */
  public String wireName() {
    return wireName;
  }

  /** The name in addresses, {@code invoice}. */
  public String path() {
    return wireName.toLowerCase(Locale.ROOT);
  }

  /** What can be done with it. */
  public Kind kind() {
    return kind;
  }

  /** Members that a query may name in WHERE and ORDERBY. */
  public Map<String, FieldKind> filterable() {
    return filterable;
  }

  /** Whether the entity has such a member at all, filterable or not. */
  public boolean hasMember(String name) {
    return shape.members().containsKey(name);
  }

  /** Whether inactive ones hide from queries. */
  public boolean hidesInactive() {
    return filterable.containsKey("Active");
  }

  String idSpace() {
    return idSpace;
  }

  Shape shape() {
    return shape;
  }

  boolean isName() {
    return this == CUSTOMER || this == VENDOR || this == EMPLOYEE;
  }

  /** The named members, separated by blanks, and those that every entity has. */
  private static Map<String, FieldKind> fields(String names) {
    Map<String, FieldKind> fields = new LinkedHashMap<>();
    String all = "Id " + names + " MetaData.CreateTime MetaData.LastUpdatedTime";
    for (String name : all.split(" +")) {
      fields.put(name, kindOf(name));
    }
    return fields;
  }

  private static FieldKind kindOf(String member) {
    return switch (member) {
      case "Active" -> FieldKind.FLAG;
      case "Balance", "TotalAmt" -> FieldKind.DECIMAL;
      case "TxnDate", "DueDate" -> FieldKind.DATE;
      case "MetaData.CreateTime", "MetaData.LastUpdatedTime" -> FieldKind.TIME;
      default -> FieldKind.TEXT;
    };
  }
}
