package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tax code of the company's.
 *
 * @param id a number, or in the US also a word such as {@code TAX}
 * @param active true when not said: the words of the US say nothing about it
 */
public record TaxCodeView(String id, String name, boolean active) {

  public static TaxCodeView of(ObjectNode node) {
    Members taxCode = new Members(node);
    return new TaxCodeView(taxCode.text("Id"), taxCode.text("Name"), taxCode.flag(true, "Active"));
  }
}
