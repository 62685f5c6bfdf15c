package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import java.util.List;

/**
 * A customer's billing address, which QuickBooks takes as a whole: a city that changed in Taskip
 * carries the street along, and that has to be the street which stands in QuickBooks, not the one
 * that Taskip still has.
 */
final class BillingAddress {
  static final String MEMBER = "BillAddr";

  /** Given or found out by QuickBooks itself, and untrue of a corrected address. */
  private static final List<String> BY_QUICKBOOKS = List.of("Id", "Lat", "Long");

  private BillingAddress() {}

  /** The address that stands in a customer; empty when none does. */
  static ObjectNode in(ObjectNode customer) {
    return customer.path(MEMBER) instanceof ObjectNode address
        ? address.deepCopy().remove(BY_QUICKBOOKS)
        : JsonNodeFactory.instance.objectNode();
  }

  /** What is kept of a customer's answer. */
  static String of(ObjectNode customer) {
    return in(customer).toString();
  }

  /** The address that was kept with the customer's token; null when none was. */
  static ObjectNode kept(String answered) {
    try {
      return answered == null ? null : (ObjectNode) QuickBooksJson.MAPPER.readTree(answered);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kept address cannot be read", e);
    }
  }

  /**
   * The address as it stands there, with what Taskip changed of it since QuickBooks was last told.
   */
  static ObjectNode corrected(ObjectNode there, ObjectNode sent, ObjectNode wanted) {
    ObjectNode whole = there.deepCopy();
    whole.setAll(SparseChange.between(members(sent), members(wanted)));
    return whole;
  }

  private static ObjectNode members(ObjectNode customer) {
    JsonNode address = customer.path(MEMBER);
    return address instanceof ObjectNode members ? members : JsonNodeFactory.instance.objectNode();
  }
}
