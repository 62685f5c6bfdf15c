package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.sync.plan.Decision.Adopt;
import com.taskip.quickbooks.sync.plan.Decision.Fail;
import com.taskip.quickbooks.sync.plan.Decision.InStep;
import com.taskip.quickbooks.sync.plan.Decision.See;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.util.List;

/** Contact → Customer. */
public final class ContactRule implements Rule<Contact> {
  private static final String STALE = "5010";
  private static final String NAME_TAKEN = "6240";

  @Override
  public Decision decide(Facts<Contact> facts) {
    CustomerWire wanted = CustomerWire.of(facts.record());
    if (wanted.body().path("DisplayName").asText().isEmpty()) {
      return Decision.fail(
          SyncError.ours(
              "contact_name_missing",
              "The contact has no display name, and QuickBooks requires one.",
              "Give the contact a display name in Taskip; it syncs by itself then."));
    }
    return facts.link() == null ? create(facts, wanted) : update(facts, wanted);
  }

  @Override
  public Remembered remember(Contact contact, ObjectNode answer) {
    return Remembered.only(BillingAddress.of(answer));
  }

  private Decision create(Facts<Contact> facts, CustomerWire wanted) {
    if (facts.refusedWith(NAME_TAKEN)) {
      return NameTaken.decide(facts, wanted);
    }
    if (facts.refused() != null) {
      return FaultCatalogue.decide(facts.refused());
    }
    return new Write(
        Verb.CREATE, EntityType.CUSTOMER, wanted.body(), wanted.body(), wanted.warnings());
  }

  private Decision update(Facts<Contact> facts, CustomerWire wanted) {
    ObjectNode change = SparseChange.between(facts.link().sent(), wanted.body());
    List<SyncWarning> warnings = wanted.warnings();
    if (change.remove("CurrencyRef") != null) {
      warnings = List.of(currencyStays());
    }
    if (change.isEmpty()) {
      return new InStep(warnings);
    }
    if (facts.refusedWith(STALE)) {
      return new Fail(SyncTokenConflict.error(facts.refused()), true);
    }
    if (facts.refused() != null) {
      return FaultCatalogue.decide(facts.refused());
    }
    Look current = new Look.ById(EntityType.CUSTOMER, facts.link().quickbooksId());
    String token = facts.link().syncToken();
    ObjectNode addressThere = BillingAddress.kept(facts.link().answered());
    if (SyncTokenConflict.CODE.equals(facts.previousError())) {
      List<ObjectNode> seen = facts.seen().get(current);
      if (seen == null) {
        return new See(current);
      }
      if (seen.isEmpty()) {
        return Decision.fail(gone());
      }
      token = seen.getFirst().path("SyncToken").asText();
      addressThere = BillingAddress.in(seen.getFirst());
    }
    if (change.has(BillingAddress.MEMBER) && addressThere != null) {
      change.set(
          BillingAddress.MEMBER,
          BillingAddress.corrected(addressThere, facts.link().sent(), wanted.body()));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Id", facts.link().quickbooksId()).put("SyncToken", token).put("sparse", true);
    body.setAll(change);
    ObjectNode sent = wanted.body().deepCopy();
    if (facts.link().sent().has("CurrencyRef")) {
      sent.set("CurrencyRef", facts.link().sent().get("CurrencyRef"));
    }
    return new Write(Verb.UPDATE, EntityType.CUSTOMER, body, sent, warnings);
  }

  /** Links a customer that a person had in QuickBooks before us; see {@link NameTaken}. */
  static Adopt adopt(ObjectNode customer, CustomerWire wanted) {
    String there = customer.path("DisplayName").asText();
    String here = wanted.body().path("DisplayName").asText();
    List<SyncWarning> warnings =
        there.equalsIgnoreCase(here)
            ? List.of()
            : List.of(
                new SyncWarning(
                    "linked_under_another_name",
                    "Linked by email to the QuickBooks customer \"%s\".".formatted(there)));
    return new Adopt(customer, wanted.body(), warnings);
  }

  private static SyncWarning currencyStays() {
    return new SyncWarning(
        "currency_unchanged",
        "QuickBooks cannot change the currency of a customer, so it keeps the one it was created"
            + " with.");
  }

  private static SyncError gone() {
    return SyncError.ours(
        "deleted_in_quickbooks",
        "The customer is no longer in QuickBooks.",
        "Restore the customer in QuickBooks, then click Retry.");
  }
}
