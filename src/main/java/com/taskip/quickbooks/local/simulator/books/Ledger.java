package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The books of one company. One change at a time, all of it or nothing: a change is written to the
 * journal before it is applied, and a replayed journal gives the same books. Safe for use by many
 * threads.
 */
public final class Ledger {

  private final ReentrantLock lock = new ReentrantLock();
  private final Company company;
  private final Clock clock;
  private final Consumer<ObjectNode> journal;
  private final Map<EntityType, Map<String, ObjectNode>> objects = new EnumMap<>(EntityType.class);
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private final ObjectNode settings = Json.object();
  private volatile Consumer<List<Happening>> listener = happenings -> {};

  /** Empty books that tell the journal of every change. */
  public Ledger(Company company, Clock clock, Consumer<ObjectNode> journal) {
    this.company = company;
    this.clock = clock;
    this.journal = journal;
    for (EntityType type : EntityType.values()) {
      objects.put(type, new LinkedHashMap<>());
    }
  }

  /** The company that keeps these books. */
  public Company company() {
    return company;
  }

  /** Tells of everything that happens from now on, before anybody else is let in: do not wait. */
  public void tell(Consumer<List<Happening>> whom) {
    listener = whom;
  }

  /**
   * Does one piece of work on the books: what it changed is kept when it returns, and forgotten
   * when it throws.
   */
  public <T> T work(Function<Draft, T> work) {
    lock.lock();
    try {
      Draft draft = new Draft(this, clock.instant());
      T result = work.apply(draft);
      List<Happening> happenings = draft.happenings();
      draft
          .change()
          .ifPresent(
              change -> {
                journal.accept(change);
                apply(change);
              });
      listener.accept(happenings);
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** Applies a change read back from the journal. */
  public void apply(ObjectNode change) {
    lock.lock();
    try {
      for (Map.Entry<String, JsonNode> puts : change.path("put").properties()) {
        Map<String, ObjectNode> kept = objects.get(EntityType.valueOf(puts.getKey()));
        for (ObjectNode object : Json.objects(puts.getValue())) {
          // Taken out first, so that the order of the map is the order of the last changes.
          kept.remove(Json.text(object, "Id"));
          kept.put(Json.text(object, "Id"), object);
        }
      }
      for (ObjectNode gone : Json.objects(change.path("gone"))) {
        Deletion deletion = Deletion.from(gone);
        objects.get(deletion.type()).remove(deletion.id());
        deletions.add(deletion);
      }
      change
          .path("counters")
          .properties()
          .forEach(c -> counters.put(c.getKey(), c.getValue().asLong()));
      change
          .path("answers")
          .properties()
          .forEach(a -> answers.put(a.getKey(), a.getValue().asText()));
      change.path("settings").properties().forEach(s -> settings.set(s.getKey(), s.getValue()));
    } finally {
      lock.unlock();
    }
  }

  Map<String, ObjectNode> kept(EntityType type) {
    return objects.get(type);
  }

  long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }

  List<Deletion> deletions() {
    return deletions;
  }

  Optional<String> answer(String requestId) {
    return Optional.ofNullable(answers.get(requestId));
  }

  boolean is(Switch which) {
    return settings.path(which.name()).asBoolean(which.byDefault());
  }

  String setting(String name) {
    return Json.text(settings, name);
  }
}
