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
      "Customer", LIST, "names", Shapes.CUSTOMER, peopleFields("FullyQualifiedName", "Balance")),
  VENDOR("Vendor", LIST, "names", Shapes.VENDOR, peopleFields()),
  EMPLOYEE("Employee", LIST, "names", Shapes.EMPLOYEE, peopleFields()),
  ITEM("Item", LIST, "items", Shapes.ITEM, listFields("Name", "FullyQualifiedName", "Type", "Sku")),
  ACCOUNT(
      "Account",
      LIST,
      "accounts",
      Shapes.ACCOUNT,
      listFields("Name", "FullyQualifiedName", "AccountType", "AccountSubType", "Classification")),
  TAX_CODE("TaxCode", SHOWN, "taxes", Shapes.READ_ONLY, listFields("Name")),
  TAX_RATE("TaxRate", SHOWN, "taxes", Shapes.READ_ONLY, listFields("Name")),
  TERM("Term", SHOWN, "terms", Shapes.READ_ONLY, listFields("Name")),
  PAYMENT_METHOD(
      "PaymentMethod", LIST, "methods", Shapes.PAYMENT_METHOD, listFields("Name", "Type")),
  COMPANY_CURRENCY(
      "CompanyCurrency", LIST, "currencies", Shapes.COMPANY_CURRENCY, listFields("Code", "Name")),
  INVOICE(
      "Invoice",
      TRANSACTION,
      "transactions",
      Shapes.INVOICE,
      documentFields("DocNumber", "DueDate", "Balance")),
  PAYMENT("Payment", TRANSACTION, "transactions", Shapes.PAYMENT, documentFields()),
  CREDIT_MEMO(
      "CreditMemo",
      TRANSACTION,
      "transactions",
      Shapes.CREDIT_MEMO,
      documentFields("DocNumber", "Balance")),
  REFUND_RECEIPT(
      "RefundReceipt",
      TRANSACTION,
      "transactions",
      Shapes.REFUND_RECEIPT,
      documentFields("DocNumber")),
  COMPANY_INFO("CompanyInfo", SHOWN, "company", Shapes.READ_ONLY, fields("CompanyName")),
  PREFERENCES("Preferences", SHOWN, "company", Shapes.READ_ONLY, fields());

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

  private static Map<String, FieldKind> peopleFields(String... more) {
    Map<String, FieldKind> fields =
        listFields("DisplayName", "GivenName", "MiddleName", "FamilyName", "CompanyName");
    for (String name : more) {
      fields.put(name, "Balance".equals(name) ? FieldKind.DECIMAL : FieldKind.TEXT);
      // Vendor.PrimaryEmailAddr is "not queryable": ruckus/quickbooks-ruby#403.
      fields.put("PrimaryEmailAddr", FieldKind.TEXT);
    }
    return fields;
  }

  private static Map<String, FieldKind> listFields(String... texts) {
    Map<String, FieldKind> fields = fields(texts);
    fields.put("Active", FieldKind.FLAG);
    return fields;
  }

  private static Map<String, FieldKind> documentFields(String... more) {
    Map<String, FieldKind> fields = fields("CustomerRef");
    fields.put("TxnDate", FieldKind.DATE);
    fields.put("TotalAmt", FieldKind.DECIMAL);
    for (String name : more) {
      fields.put(
          name,
          switch (name) {
            case "DueDate" -> FieldKind.DATE;
            case "Balance" -> FieldKind.DECIMAL;
            default -> FieldKind.TEXT;
          });
    }
    return fields;
  }

  private static Map<String, FieldKind> fields(String... texts) {
    Map<String, FieldKind> fields = new LinkedHashMap<>();
    fields.put("Id", FieldKind.TEXT);
    for (String name : texts) {
      fields.put(name, FieldKind.TEXT);
    }
    fields.put("MetaData.CreateTime", FieldKind.TIME);
    fields.put("MetaData.LastUpdatedTime", FieldKind.TIME);
    return fields;
  }
}
