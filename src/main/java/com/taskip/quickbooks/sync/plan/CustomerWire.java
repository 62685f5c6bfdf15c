package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Address;
import com.taskip.quickbooks.record.Contact;
import java.util.ArrayList;
import java.util.List;

/**
 * A Taskip contact in QuickBooks' words.
 *
 * @param body the members of a Customer that Taskip rules over
 * @param warnings what had to be altered on the way
 */
record CustomerWire(ObjectNode body, List<SyncWarning> warnings) {
  private static final int NAME_LENGTH = 500;

  static CustomerWire of(Contact contact) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    List<SyncWarning> warnings = new ArrayList<>();
    String name = displayName(contact);
    if (!name.equals(contact.displayName() == null ? "" : contact.displayName().strip())) {
      warnings.add(
          new SyncWarning(
              "name_altered",
              "QuickBooks does not take colons, tabs, line breaks or more than 500 characters in a"
                  + " name, so the customer is called \"%s\" there.".formatted(shortened(name))));
    }
    body.put("DisplayName", name);
    if (!WireText.blank(contact.email())) {
      body.putObject("PrimaryEmailAddr").put("Address", contact.email().strip());
    }
    if (!WireText.blank(contact.phone())) {
      body.putObject("PrimaryPhone").put("FreeFormNumber", contact.phone().strip());
    }
    ObjectNode address = address(contact.billingAddress());
    if (!address.isEmpty()) {
      body.set("BillAddr", address);
    }
    if (!WireText.blank(contact.currency())) {
      body.putObject("CurrencyRef").put("value", contact.currency());
    }
    return new CustomerWire(body, List.copyOf(warnings));
  }

  /** The contact's name as QuickBooks can hold it: it reserves the colon for sub-customers. */
  static String displayName(Contact contact) {
    if (contact.displayName() == null) {
      return "";
    }
    String allowed = contact.displayName().replaceAll("[:\\t\\r\\n]", " ").strip();
    return WireText.cut(allowed, NAME_LENGTH).strip();
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : WireText.cut(name, 60) + "…";
  }

  private static ObjectNode address(Address address) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (address != null) {
      put(node, "Line1", address.line1());
      put(node, "Line2", address.line2());
      put(node, "City", address.city());
      put(node, "CountrySubDivisionCode", address.region());
      put(node, "PostalCode", address.postalCode());
      put(node, "Country", address.country());
    }
    return node;
  }

  private static void put(ObjectNode node, String member, String value) {
    if (!WireText.blank(value)) {
      node.put(member, value.strip());
    }
  }
}
