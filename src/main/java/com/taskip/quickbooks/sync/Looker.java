package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.sync.plan.Look;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows a rule what it asked to see in QuickBooks. */
@ApplicationScoped
class Looker {
  private final QuickBooks quickbooks;
  private final Links links;

  Looker(QuickBooks quickbooks, Links links) {
    this.quickbooks = quickbooks;
    this.links = links;
  }

  void look(Shift shift, Attempt attempt, Look look) {
    List<ObjectNode> seen =
        switch (look) {
          case Look.ById(EntityType entity, String id) ->
              quickbooks.read(shift.company(), entity, id).stream().toList();
          case Look.Customers customers -> customers(shift.company(), customers);
          case Look.NameHolders(String name) ->
              Stream.of(EntityType.VENDOR, EntityType.EMPLOYEE)
                  .flatMap(type -> named(shift.company(), type, name).stream())
                  .toList();
        };
    attempt.seen.put(look, seen);
    if (!(look instanceof Look.NameHolders)) {
      noteLinkedElsewhere(shift, attempt, seen);
    }
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
