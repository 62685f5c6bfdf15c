package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The books of a company on its first day, with the traps that real ones hold. */
public final class Seed {

  /** The terms of a company that nobody changed: thirty days. */
  static final String DEFAULT_TERM = "3";

  /** A number above 2^53, which JavaScript and careless JSON readers round. */
  private static final long BEYOND_DOUBLES = 9_007_199_254_740_992L;

  private static final String SHARED_EMAIL = "office@tidewater.example";

  /** Two American companies and a British one. */
  public static final List<Company> COMPANIES =
      List.of(
          new Company("9341452000000001", "Northwind Traders (sandbox)", "US", "USD"),
          new Company("9341452000000002", "Contoso Coaching (sandbox)", "US", "USD"),
          new Company("9341452000000003", "Harbour & Quay Ltd (sandbox)", "GB", "GBP"));

  private final Draft books;

  private Seed(Draft books) {
    this.books = books;
  }

  /** Fills empty books. */
  public static void plant(Draft books) {
    Seed seed = new Seed(books);
    seed.company();
    if (books.company().american()) {
      seed.americanTaxes();
    } else {
      seed.britishTaxes();
    }
    seed.accounts();
    seed.items();
    seed.methods();
    seed.names();
    books.startAt(
        "transactions", books.company().realmId().endsWith("2") ? 100_000_000_000_368_489L : 100);
    books.startAt("documents", 1036);
  }

  private void company() {
    Company company = books.company();
    shown(EntityType.TERM, "1", "Name", "Due on receipt").put("DueDays", 0);
    shown(EntityType.TERM, "2", "Name", "Net 15").put("DueDays", 15);
    shown(EntityType.TERM, DEFAULT_TERM, "Name", "Net 30").put("DueDays", 30);
    ObjectNode info = shown(EntityType.COMPANY_INFO, "1", "CompanyName", company.name());
    info.put("LegalName", company.name());
    for (String address : List.of("CompanyAddr", "CustomerCommunicationAddr", "LegalAddr")) {
      ObjectNode place = Json.object("Id", "1", "Line1", "1 Quay Street", "City", "Harbour");
      info.set(address, place.put("CountrySubDivisionCode", "CA"));
    }
    info.putObject("PrimaryPhone");
    info.putObject("WebAddr");
    info.put("CompanyStartDate", "2024-01-01");
    info.put("FiscalYearStartMonth", "January");
    info.put("Country", company.country());
    info.set("Email", Json.object("Address", "books@company.example"));
    info.put("SupportedLanguages", "en");
    info.putArray("NameValue")
        .add(Json.object("Name", "SubscriptionStatus", "Value", "SUBSCRIBED"))
        .add(Json.object("Name", "OfferingSku", "Value", "QuickBooks Online Plus"));
    shown(EntityType.PREFERENCES, "1");
  }

  private void americanTaxes() {
    for (String code : List.of("TAX", "NON", "CustomSalesTax")) {
      ObjectNode pseudo = shown(EntityType.TAX_CODE, code, "Name", code, "Description", code);
      pseudo.put("Taxable", !"NON".equals(code));
      pseudo.put("TaxGroup", false);
      List.of("SyncToken", "domain", "sparse", "Active").forEach(pseudo::remove);
    }
    taxCode("2", "Harbour County", "3", "8");
  }

  private void britishTaxes() {
    taxCode("2", "20.0% S", "3", "20");
    taxCode("4", "5.0% R", "5", "5");
    taxCode("6", "0.0% Z", "7", "0");
  }

  private void taxCode(String id, String name, String rateId, String percent) {
    ObjectNode rate = shown(EntityType.TAX_RATE, rateId, "Name", name, "Description", name);
    rate.put("RateValue", new BigDecimal(percent));
    ObjectNode code = shown(EntityType.TAX_CODE, id, "Name", name, "Description", name);
    code.put("Taxable", true);
    code.put("TaxGroup", true);
    ObjectNode detail = code.putObject("SalesTaxRateList").putArray("TaxRateDetail").addObject();
    detail.set("TaxRateRef", Json.ref(rateId, name));
    detail.put("TaxTypeApplicable", "TaxOnAmount");
    detail.put("TaxOrder", 0);
    code.putObject("PurchaseTaxRateList").putArray("TaxRateDetail");
  }

  private void accounts() {
    account(1, "Services", "Income", "ServiceFeeIncome");
    account(4, "Undeposited Funds", "Other Current Asset", "UndepositedFunds");
    account(35, "Checking", "Bank", "Checking");
    account(36, "Savings", "Bank", "Savings");
    account(40, "Prepaid Expenses", "Other Current Asset", "PrepaidExpenses");
    account(79, "Sales of Product Income", "Income", "SalesOfProductIncome");
    account(80, "Cost of Goods Sold", "Cost of Goods Sold", "SuppliesMaterialsCogs");
    account(81, "Inventory Asset", "Other Current Asset", "Inventory");
    account(84, "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable");
    ObjectNode old = account(90, "Closed Bank", "Bank", "Checking");
    deactivate(EntityType.ACCOUNT, old);
    ObjectNode sub = Json.object("Name", "Online", "AccountType", "Income");
    sub.set("ParentRef", Json.object("value", "1"));
    create(EntityType.ACCOUNT, 91, sub);
    books.startAt("accounts", 100);
  }

  private ObjectNode account(long id, String name, String type, String subType) {
    return create(
        EntityType.ACCOUNT,
        id,
        Json.object("Name", name, "AccountType", type, "AccountSubType", subType));
  }

  private void items() {
    item(1, "Services", "Service", "1");
    item(2, "Hours", "Service", "1");
    item(3, "Workbook", "NonInventory", "79");
    item(11, "Desk Lamp", "Inventory", "79");
    create(EntityType.ITEM, 18, Json.object("Name", "Coaching", "Type", "Category"));
    ObjectNode sub = Json.object("Name", "Team session", "Type", "Service");
    sub.set("ParentRef", Json.object("value", "18"));
    sub.put("SubItem", true);
    sub.set("IncomeAccountRef", Json.object("value", "91"));
    create(EntityType.ITEM, 19, sub);
    deactivate(EntityType.ITEM, item(20, "Retired workshop", "Service", "1"));
    books.startAt("items", 30);
  }

  private ObjectNode item(long id, String name, String type, String incomeAccount) {
    ObjectNode item = Json.object("Name", name, "Type", type);
    item.set("IncomeAccountRef", Json.object("value", incomeAccount));
    if ("Inventory".equals(type)) {
      item.set("AssetAccountRef", Json.object("value", "81"));
      item.set("ExpenseAccountRef", Json.object("value", "80"));
      item.put("TrackQtyOnHand", true);
      item.put("QtyOnHand", 25);
    }
    return create(EntityType.ITEM, id, item);
  }

  private void methods() {
    for (String name : List.of("Cash", "Check", "Visa", "Bank transfer")) {
      ObjectNode method = Json.object("Name", name);
      method.put("Type", "Visa".equals(name) ? "CREDIT_CARD" : "NON_CREDIT_CARD");
      Writes.save(books, EntityType.PAYMENT_METHOD, method, Set.of());
    }
  }

  private void names() {
    ObjectNode aviary = customer("Ada's Aviary", "birds@aviary.example");
    aviary.set(
        "BillAddr",
        Json.object(
            "Line1",
            "4 Finch Lane",
            "City",
            "Bayside",
            "CountrySubDivisionCode",
            "CA",
            "PostalCode",
            "94326"));
    create(EntityType.CUSTOMER, 1, aviary);
    create(EntityType.CUSTOMER, 2, customer("Copper Kettle, Ltd.", null));
    create(EntityType.CUSTOMER, 7, customer("Tidewater Rowing Club", SHARED_EMAIL));
    job(8, "Boathouse", "7");
    job(9, "Regatta 2026", "7");
    create(EntityType.CUSTOMER, 16, customer("Kookie's Bakery", "orders@shared.example"));
    create(EntityType.CUSTOMER, 20, customer("Sushi Corner", "Orders@Shared.example"));
    create(EntityType.CUSTOMER, 60, customer("Jack Doe", "jack@doe.example"));
    job(64, "Jack Doe", "7");
    create(EntityType.VENDOR, 40, Json.object("DisplayName", "Harbour Hosting"));
    create(EntityType.EMPLOYEE, 41, Json.object("GivenName", "Ines", "FamilyName", "Fontaine"));
    deactivate(
        EntityType.CUSTOMER,
        create(EntityType.CUSTOMER, 42, customer("Thrifty Teas", "info@thrifty.example")));
    create(EntityType.CUSTOMER, BEYOND_DOUBLES + 1, customer("Zenith Large Numbers", null));
    books.startAt("names", 100);
  }

  private void job(long id, String name, String parent) {
    ObjectNode job = customer(name, SHARED_EMAIL);
    job.set("ParentRef", Json.object("value", parent));
    create(EntityType.CUSTOMER, id, job);
  }

  private static ObjectNode customer(String name, String email) {
    ObjectNode customer = Json.object("DisplayName", name);
    if (email != null) {
      customer.set("PrimaryEmailAddr", Json.object("Address", email));
    }
    return customer;
  }

  private ObjectNode create(EntityType type, long id, ObjectNode object) {
    books.startAt(type.idSpace(), id - 1);
    return Writes.save(books, type, object, Set.of());
  }

  private void deactivate(EntityType type, ObjectNode object) {
    ObjectNode request =
        Json.object("Id", Json.text(object, "Id"), "SyncToken", Json.text(object, "SyncToken"));
    request.put("sparse", true);
    request.put("Active", false);
    Writes.save(books, type, request, Set.of());
  }

  private ObjectNode shown(EntityType type, String id, String... members) {
    ObjectNode object = Json.object(members);
    object.put("domain", "QBO");
    object.put("sparse", false);
    object.put("Id", id);
    object.put("SyncToken", "0");
    if (type.hidesInactive()) {
      object.put("Active", true);
    }
    String now = PacificTime.stamp(books.now());
    object.set("MetaData", Json.object("CreateTime", now, "LastUpdatedTime", now));
    books.put(type, object);
    return object;
  }
}
