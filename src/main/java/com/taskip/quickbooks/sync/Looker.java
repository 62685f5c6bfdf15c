package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.plan.Look;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Shows rules what they asked to see in QuickBooks. */
@ApplicationScoped
class Looker {
  private final QuickBooks quickbooks;
  private final Links links;

  Looker(QuickBooks quickbooks, Links links) {
    this.quickbooks = quickbooks;
    this.links = links;
  }

  /**
   * Fetches what several looks ask for at once: one read for each type of object instead of one for
   * each object, since Intuit meters reads. What is not among the answers has to be asked for
   * alone: only a read says that an object is gone.
   */
  Map<Look, ObjectNode> fetch(Company company, Collection<Look> looks) {
    Map<EntityType, Set<String>> ids = new EnumMap<>(EntityType.class);
    for (Look look : looks) {
      if (look instanceof Look.ById(EntityType entity, String id)) {
        ids.computeIfAbsent(entity, type -> new TreeSet<>()).add(id);
      }
    }
    Map<Look, ObjectNode> found = new HashMap<>();
    ids.forEach(
        (entity, several) -> {
          if (several.size() > 1) {
            quickbooks
                .query(company, Query.from(entity).where("Id").anyOf(several))
                .forEach(
                    object -> found.put(new Look.ById(entity, object.path("Id").asText()), object));
          }
        });
    return found;
  }

  /** Shows the attempt what it looks for: from what was fetched, else by asking for it alone. */
  void show(Shift shift, Attempt attempt, Map<Look, ObjectNode> fetched) {
    Look look = attempt.asks;
    ObjectNode found = fetched.get(look);
    List<ObjectNode> seen = found == null ? ask(shift.company(), look) : List.of(found);
    attempt.asks = null;
    attempt.seen.put(look, seen);
    if (ownKind(attempt, look)) {
      noteLinkedElsewhere(shift, attempt, seen);
    }
  }

  private List<ObjectNode> ask(Company company, Look look) {
    return switch (look) {
      case Look.ById(EntityType entity, String id) ->
          quickbooks.read(company, entity, id).stream().toList();
      case Look.Customers customers -> customers(company, customers);
      case Look.NameHolders(String name) ->
          Stream.of(EntityType.VENDOR, EntityType.EMPLOYEE)
              .flatMap(type -> named(company, type, name).stream())
              .toList();
    };
  }

  /** Whether what is seen could belong to another record of the same kind. */
  private static boolean ownKind(Attempt attempt, Look look) {
    return switch (look) {
      case Look.ById byId -> attempt.job.kind() != RecordKind.PAYMENT;
      case Look.Customers customers -> true;
      case Look.NameHolders holders -> false;
    };
  }

  /**
   * Whether QuickBooks compares email addresses ignoring case is not documented, so the name is
   * asked for too.
   */
  private List<ObjectNode> customers(Company company, Look.Customers look) {
    Map<String, ObjectNode> byId = new LinkedHashMap<>();
    Stream.concat(
            quickbooks
                .queryAll(
                    company,
                    withInactive(EntityType.CUSTOMER).and("PrimaryEmailAddr").eq(look.email()))
                .stream(),
            named(company, EntityType.CUSTOMER, look.displayName()).stream())
        .forEach(customer -> byId.put(customer.path("Id").asText(), customer));
    return List.copyOf(byId.values());
  }

  private List<ObjectNode> named(Company company, EntityType type, String name) {
    return quickbooks.queryAll(company, withInactive(type).and("DisplayName").eq(name));
  }

  private static Query withInactive(EntityType type) {
    return Query.from(type).where("Active").isTrueOrFalse();
  }

  private void noteLinkedElsewhere(Shift shift, Attempt attempt, List<ObjectNode> seen) {
    List<String> ids = seen.stream().map(customer -> customer.path("Id").asText()).toList();
    if (ids.isEmpty()) {
      return;
    }
    links
        .recordsOf(shift.workspaceId(), shift.realmId(), attempt.job.kind(), ids)
        .entrySet()
        .stream()
        .filter(owned -> !owned.getValue().equals(attempt.job.entityId))
        .forEach(owned -> attempt.linkedElsewhere.add(owned.getKey()));
  }
}
