package com.taskip.quickbooks.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.view.AccountView;
import com.taskip.quickbooks.quickbooks.view.ItemView;
import com.taskip.quickbooks.quickbooks.view.TaxCodeView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A company's lists, read live and whole, as far as our settings can refer to them. */
@ApplicationScoped
class Lists {
  private static final Set<String> ITEM_TYPES = Set.of("Service", "NonInventory", "Inventory");

  /** Listed by QuickBooks, but refused on every line (6160, 6230). */
  private static final String UNUSABLE_TAX_CODE = "CustomSalesTax";

  private final QuickBooks quickBooks;

  Lists(QuickBooks quickBooks) {
    this.quickBooks = quickBooks;
  }

  /** What a line of an invoice can be made out to: no categories, groups or bundles. */
  List<Choice> items(Company company) {
    return all(company, EntityType.ITEM)
        .map(ItemView::of)
        .filter(item -> item.active() && ITEM_TYPES.contains(item.type()))
        .map(item -> new Choice(item.id(), item.name(), item.type(), item.active()))
        .toList();
  }

  List<Choice> taxCodes(Company company) {
    return all(company, EntityType.TAX_CODE)
        .map(Lists::taxCode)
        .filter(code -> code.active() && !code.id().equals(UNUSABLE_TAX_CODE))
        .toList();
  }

  /** Accounts of every type; {@link AccountUse} tells which of them are good for what. */
  List<Choice> accounts(Company company) {
    return all(company, EntityType.ACCOUNT)
        .map(AccountView::of)
        .filter(AccountView::active)
        .map(it -> new Choice(it.id(), it.name(), it.type(), it.active()))
        .toList();
  }

  private static Choice taxCode(ObjectNode entity) {
    TaxCodeView code = TaxCodeView.of(entity);
    boolean taxable = entity.path("Taxable").asBoolean(true);
    return new Choice(code.id(), code.name(), taxable ? "Taxable" : "NonTaxable", code.active());
  }

  private Stream<ObjectNode> all(Company company, EntityType type) {
    return quickBooks.queryAll(company, Query.from(type).orderBy("Name")).stream();
  }
}
