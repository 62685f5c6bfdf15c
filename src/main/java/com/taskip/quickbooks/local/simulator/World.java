package com.taskip.quickbooks.local.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.api.ApiDoor;
import com.taskip.quickbooks.local.simulator.api.Usage;
import com.taskip.quickbooks.local.simulator.books.Company;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.Happening;
import com.taskip.quickbooks.local.simulator.books.Ledger;
import com.taskip.quickbooks.local.simulator.books.Seed;
import com.taskip.quickbooks.local.simulator.journal.Journal;
import com.taskip.quickbooks.local.simulator.json.Json;
import com.taskip.quickbooks.local.simulator.oauth.Grants;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All companies and grants as of one start or reset. */
record World(Map<String, Ledger> ledgers, Map<String, Usage> usages, Grants grants, ApiDoor api) {

  /** The companies as on their first day, then everything that the journal says happened. */
  static World of(
      SimulatorOptions options,
      Journal journal,
      List<ObjectNode> happened,
      Faults faults,
      Consumer<List<Happening>> listener) {
    Clock clock = options.clock();
    Map<String, Ledger> ledgers = new LinkedHashMap<>();
    Map<String, Usage> usages = new LinkedHashMap<>();
    for (Company company : options.companies()) {
      ledgers.put(company.realmId(), new Ledger(company, clock, journal::append));
      usages.put(company.realmId(), new Usage(clock));
    }
    Grants grants = new Grants(clock, journal::append);
    for (ObjectNode entry : happened) {
      if (entry.has("books")) {
        ledgers.get(Json.text(entry, "books")).apply(entry);
      } else {
        grants.apply(entry);
      }
    }
    ledgers.values().forEach(World::plantIfEmpty);
    ledgers.values().forEach(ledger -> ledger.tell(listener));
    return new World(ledgers, usages, grants, new ApiDoor(clock, grants, ledgers, usages, faults));
  }

  private static void plantIfEmpty(Ledger ledger) {
    ledger.work(
        books -> {
          if (books.all(EntityType.PREFERENCES).isEmpty()) {
            Seed.plant(books);
          }
          return books;
        });
  }
}
