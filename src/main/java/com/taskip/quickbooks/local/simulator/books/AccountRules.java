package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Map;

/** The chart of accounts. */
final class AccountRules extends NamedListRules {

  /** Account type to classification and the sub-type it gets when none is given. */
  private static final Map<String, String[]> TYPES =
      Map.ofEntries(
          Map.entry("Bank", new String[] {"Asset", "Checking"}),
          Map.entry("Accounts Receivable", new String[] {"Asset", "AccountsReceivable"}),
          Map.entry("Other Current Asset", new String[] {"Asset", "OtherCurrentAssets"}),
          Map.entry("Fixed Asset", new String[] {"Asset", "OtherFixedAssets"}),
          Map.entry("Accounts Payable", new String[] {"Liability", "AccountsPayable"}),
          Map.entry("Credit Card", new String[] {"Liability", "CreditCard"}),
          Map.entry(
              "Other Current Liability", new String[] {"Liability", "OtherCurrentLiabilities"}),
          Map.entry("Equity", new String[] {"Equity", "OpeningBalanceEquity"}),
          Map.entry("Income", new String[] {"Revenue", "SalesOfProductIncome"}),
          Map.entry("Cost of Goods Sold", new String[] {"Expense", "SuppliesMaterialsCogs"}),
          Map.entry("Expense", new String[] {"Expense", "OtherMiscellaneousServiceCost"}));

  AccountRules() {
    super("Name");
  }

  @Override
  public void complete(Revision revision) {
    Draft books = revision.books();
    ObjectNode account = revision.after();
    if (Json.text(account, "Name").matches("(?s).*[\":].*")) {
      throw BusinessFault.badCharacters("Name");
    }
    super.complete(revision);
    String type = Json.text(account, "AccountType");
    if (type.isEmpty()) {
      throw BusinessFault.missing("AccountType");
    }
    String[] known = TYPES.get(type);
    if (known == null) {
      throw BusinessFault.invalidValue("2170", "AccountType", type);
    }
    account.put("Classification", known[0]);
    if (!account.has("AccountSubType")) {
      account.put("AccountSubType", known[1]);
    }
    String path = Json.text(account, "Name");
    account.put("SubAccount", account.has("ParentRef"));
    if (account.has("ParentRef")) {
      ObjectNode parent = References.require(books, account, "ParentRef", EntityType.ACCOUNT);
      path = Json.text(parent, "FullyQualifiedName") + ":" + path;
    }
    account.put("FullyQualifiedName", path);
    account.put("CurrentBalance", 0);
    account.put("CurrentBalanceWithSubAccounts", 0);
    String home = books.company().homeCurrency();
    String currency = Json.text(account, "CurrencyRef", "value");
    String code = currency.isEmpty() ? home : currency;
    account.set("CurrencyRef", Json.ref(code, Money.name(code)));
  }
}
