package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Set;

/** Products and services. */
final class ItemRules extends NamedListRules {

  private static final Set<String> TYPES =
      Set.of("Service", "NonInventory", "Inventory", "Category");

  ItemRules() {
    super("Name");
  }

  @Override
  public void complete(Revision revision) {
    super.complete(revision);
    Draft books = revision.books();
    ObjectNode item = revision.after();
    if (!item.has("Type")) {
      item.put("Type", "NonInventory");
    }
    String type = Json.text(item, "Type");
    if (!TYPES.contains(type)) {
      throw BusinessFault.invalidValue("2170", "Type", type);
    }
    String name = Json.text(item, "Name");
    if (item.has("ParentRef")) {
      ObjectNode parent = References.require(books, item, "ParentRef", EntityType.ITEM);
      name = Json.text(parent, "FullyQualifiedName") + ":" + name;
    }
    item.put("FullyQualifiedName", name);
    if ("Category".equals(type)) {
      return;
    }
    if (!item.has("IncomeAccountRef")) {
      throw BusinessFault.missing("IncomeAccountRef");
    }
    References.require(books, item, "IncomeAccountRef", EntityType.ACCOUNT);
    References.check(books, item, "ExpenseAccountRef", EntityType.ACCOUNT);
    References.check(books, item, "AssetAccountRef", EntityType.ACCOUNT);
    item.put("Taxable", item.path("Taxable").asBoolean());
    if (!item.has("UnitPrice")) {
      item.put("UnitPrice", 0);
    }
  }
}
