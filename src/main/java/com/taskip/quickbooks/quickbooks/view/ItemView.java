package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A product or service in QuickBooks.
 *
 * @param name with its categories in front, as a person finds it in QuickBooks
 * @param type for example {@code Service}, {@code NonInventory}, {@code Inventory}, {@code
 *     Category}
 */
public record ItemView(String id, String name, String type, boolean active) {

  public static ItemView of(ObjectNode node) {
    Members item = new Members(node);
    String fullName = item.text("FullyQualifiedName");
    return new ItemView(
        item.text("Id"),
        fullName == null ? item.text("Name") : fullName,
        item.text("Type"),
        item.flag(true, "Active"));
  }
}
