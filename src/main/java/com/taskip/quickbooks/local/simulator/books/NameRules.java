package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Customers, vendors and employees: one list of names, unique by their full path. */
final class NameRules implements Rules {

  private static final String SUFFIX = " (deleted)";
  private static final int DEEPEST = 5;
  private static final List<EntityType> NAMES =
      List.of(EntityType.CUSTOMER, EntityType.VENDOR, EntityType.EMPLOYEE);
  private static final List<String> PARTS =
      List.of("Title", "GivenName", "MiddleName", "FamilyName", "Suffix");

  @Override
  public void complete(Revision revision) {
    ObjectNode name = revision.after();
    boolean active = !name.has("Active") || name.path("Active").asBoolean();
    boolean wasActive = revision.isNew() || revision.before().path("Active").asBoolean(true);
    if (!active && !wasActive) {
      throw BusinessFault.businessRule("You cannot modify a list element that has been deleted.");
    }
    name.put("Active", active);
    checkCharacters(name);
    name.put("DisplayName", displayName(name));
    markInactive(name, active, wasActive);
    checkEmail(name);
    Currencies.ofName(revision);
    if (revision.type() == EntityType.CUSTOMER) {
      customer(revision);
    } else if (revision.type() == EntityType.VENDOR) {
      name.put("Balance", 0);
      name.put("Vendor1099", name.path("Vendor1099").asBoolean());
    }
    if (!name.has("PrintOnCheckName")) {
      String company = Json.text(name, "CompanyName");
      name.put("PrintOnCheckName", company.isEmpty() ? Json.text(name, "DisplayName") : company);
    }
    giveIds(revision, "BillAddr");
    giveIds(revision, "ShipAddr");
    checkUnique(revision);
  }

  /** The name by which it must be unique. */
  static String path(ObjectNode name) {
    String full = Json.text(name, "FullyQualifiedName");
    return full.isEmpty() ? Json.text(name, "DisplayName") : full;
  }

  private static void checkCharacters(ObjectNode name) {
    Stream.concat(PARTS.stream(), Stream.of("DisplayName", "PrintOnCheckName"))
        .filter(part -> Json.text(name, part).matches("(?s).*[:\\t\\n\\r].*"))
        .findFirst()
        .ifPresent(
            part -> {
              throw BusinessFault.badCharacters(part);
            });
  }

  private static String displayName(ObjectNode name) {
    String given = Json.text(name, "DisplayName").strip();
    if (!given.isEmpty()) {
      return given;
    }
    String built =
        PARTS.stream()
            .map(part -> Json.text(name, part).strip())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    if (built.isEmpty()) {
      throw BusinessFault.of(
          "6080",
          "Name is required",
          "At least one of Title, GivenName, MiddleName, FamilyName, DisplayName and Suffix is"
              + " required",
          "");
    }
    return built;
  }

  private static void markInactive(ObjectNode name, boolean active, boolean wasActive) {
    String display = Json.text(name, "DisplayName");
    if (!active && wasActive) {
      name.put("DisplayName", display + SUFFIX);
    } else if (active && !wasActive && display.endsWith(SUFFIX)) {
      name.put("DisplayName", display.substring(0, display.length() - SUFFIX.length()));
    }
  }

  private static void checkEmail(ObjectNode name) {
    String email = Json.text(name, "PrimaryEmailAddr", "Address");
    if (!email.isEmpty() && !(email.contains("@") && email.contains("."))) {
      throw BusinessFault.invalidEmail();
    }
  }

  private static void customer(Revision revision) {
    Draft books = revision.books();
    ObjectNode customer = revision.after();
    boolean job = customer.has("ParentRef");
    String path = Json.text(customer, "DisplayName");
    int level = 0;
    if (job) {
      ObjectNode parent = References.require(books, customer, "ParentRef", EntityType.CUSTOMER);
      path = path(parent) + ":" + path;
      level = parent.path("Level").asInt() + 1;
      if (level >= DEEPEST) {
        throw BusinessFault.businessRule("A customer can be at most " + DEEPEST + " levels deep.");
      }
      customer.put("Level", level);
    }
    customer.put("Job", job);
    customer.put("FullyQualifiedName", path);
    customer.put("BillWithParent", customer.path("BillWithParent").asBoolean());
    customer.put("Taxable", customer.path("Taxable").asBoolean(true));
    if (!customer.has("PreferredDeliveryMethod")) {
      customer.put("PreferredDeliveryMethod", "Print");
    }
    if (revision.isNew()) {
      customer.put("Balance", 0);
      customer.put("BalanceWithJobs", 0);
    }
    if (!customer.has("DefaultTaxCodeRef")) {
      books
          .find(EntityType.TAX_CODE, "2")
          .ifPresent(code -> customer.set("DefaultTaxCodeRef", Json.object("value", "2")));
    }
    if (!revision.isNew() && !path.equals(path(revision.before()))) {
      renameJobs(books, Json.text(customer, "Id"), path);
    }
  }

  private static void renameJobs(Draft books, String parentId, String parentPath) {
    for (ObjectNode each : books.all(EntityType.CUSTOMER)) {
      if (parentId.equals(Json.text(each, "ParentRef", "value"))) {
        ObjectNode job = each.deepCopy();
        String path = parentPath + ":" + Json.text(job, "DisplayName");
        job.put("FullyQualifiedName", path);
        Writes.touch(books, job);
        books.put(EntityType.CUSTOMER, job);
        renameJobs(books, Json.text(job, "Id"), path);
      }
    }
  }

  private static void giveIds(Revision revision, String member) {
    if (revision.after().get(member) instanceof ObjectNode address) {
      String kept = revision.isNew() ? "" : Json.text(revision.before(), member, "Id");
      address.set(
          "Id",
          TextNode.valueOf(
              kept.isEmpty() ? String.valueOf(revision.books().next("addresses")) : kept));
    }
  }

  private static void checkUnique(Revision revision) {
    String path = path(revision.after()).toLowerCase(Locale.ROOT);
    String id = Json.text(revision.after(), "Id");
    for (EntityType type : NAMES) {
      for (ObjectNode other : revision.books().all(type)) {
        if (!Json.text(other, "Id").equals(id)
            && path(other).toLowerCase(Locale.ROOT).equals(path)) {
          throw revision.books().is(Switch.SILENT_DUPLICATE_NAMES)
              ? BusinessFault.duplicateName()
              : BusinessFault.duplicateName(type.path());
        }
      }
    }
  }
}
