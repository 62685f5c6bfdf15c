package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.sync.plan.Decision.See;
import java.util.List;

/**
 * Fault 6240: the name is taken. The one active, top-level customer with the same email that no
 * other contact is linked to is ours; in any other case a person has to decide, and the row says
 * which case.
 */
final class NameTaken {
  private NameTaken() {}

  static Decision decide(Facts<Contact> facts, CustomerWire wanted) {
    String name = wanted.body().path("DisplayName").asText();
    String email = wanted.body().path("PrimaryEmailAddr").path("Address").asText();
    if (email.isEmpty()) {
      return taken(
          facts,
          "name_taken_no_email",
          "QuickBooks already has this name, and the contact has no email to find its customer by.",
          "Add the email of the QuickBooks customer to the contact, or rename one of the two.");
    }
    Look customers = new Look.Customers(name, email);
    List<ObjectNode> seen = facts.seen().get(customers);
    if (seen == null) {
      return new See(customers);
    }
    List<ObjectNode> ours =
        seen.stream()
            .filter(customer -> sameEmail(customer, email))
            .filter(NameTaken::active)
            .filter(NameTaken::topLevel)
            .toList();
    List<ObjectNode> free =
        ours.stream()
            .filter(customer -> !facts.linkedElsewhere().contains(customer.path("Id").asText()))
            .toList();
    if (free.size() == 1) {
      return ContactRule.adopt(free.getFirst(), wanted);
    }
    if (free.size() > 1) {
      return taken(
          facts,
          "name_taken_several_customers",
          "QuickBooks already has this name, and several customers there have the contact's email.",
          "Give the right customer in QuickBooks an email of its own, then click Retry.");
    }
    return whoHoldsIt(facts, name, email, seen, !ours.isEmpty());
  }

  private static Decision whoHoldsIt(
      Facts<Contact> facts,
      String name,
      String email,
      List<ObjectNode> seen,
      boolean linkedToOtherContact) {
    if (linkedToOtherContact) {
      return taken(
          facts,
          "name_taken_linked",
          "QuickBooks already has this name, and the customer with this email belongs to another"
              + " Taskip contact.",
          "Merge the two contacts in Taskip, or give this one a name of its own.");
    }
    List<ObjectNode> byEmail = seen.stream().filter(c -> sameEmail(c, email)).toList();
    List<ObjectNode> byName = seen.stream().filter(c -> sameName(c, name)).toList();
    if (byEmail.stream().anyMatch(c -> !active(c)) || byName.stream().anyMatch(c -> !active(c))) {
      return taken(
          facts,
          "name_taken_inactive_customer",
          "QuickBooks already has this name on an inactive customer.",
          "Make the customer active in QuickBooks, or rename it there, then click Retry.");
    }
    if (byName.stream().anyMatch(NameTaken::topLevel)) {
      return taken(
          facts,
          "name_taken_other_email",
          "QuickBooks already has a customer of this name with another email.",
          "Check that the contact's email in Taskip matches the customer's in QuickBooks.");
    }
    Look holders = new Look.NameHolders(name);
    List<ObjectNode> others = facts.seen().get(holders);
    if (others == null) {
      return new See(holders);
    }
    if (!others.isEmpty()) {
      return taken(
          facts,
          "name_taken_vendor_or_employee",
          "A vendor or an employee in QuickBooks already has this name.",
          "Rename the contact in Taskip, or the vendor or employee in QuickBooks.");
    }
    return taken(
        facts,
        "name_taken",
        "QuickBooks already has this name, and no customer there has the contact's email.",
        "Check that the contact's email in Taskip matches the customer's in QuickBooks.");
  }

  private static boolean sameEmail(ObjectNode customer, String email) {
    return customer
        .path("PrimaryEmailAddr")
        .path("Address")
        .asText()
        .strip()
        .equalsIgnoreCase(email);
  }

  private static boolean sameName(ObjectNode customer, String name) {
    return customer.path("DisplayName").asText().equalsIgnoreCase(name);
  }

  private static boolean active(ObjectNode customer) {
    return customer.path("Active").asBoolean(true);
  }

  private static boolean topLevel(ObjectNode customer) {
    return !customer.path("Job").asBoolean(false) && !customer.hasNonNull("ParentRef");
  }

  private static Decision taken(Facts<Contact> facts, String code, String message, String help) {
    return Decision.fail(
        new SyncError(code, message, facts.refused().code(), facts.refused().intuitTid(), help));
  }
}
