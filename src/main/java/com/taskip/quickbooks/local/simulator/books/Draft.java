package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The books with the changes of one piece of work on top, not yet kept. Not shared by threads. */
public final class Draft {

  private static final String CLOSED_ON = "booksClosedOn";

  private final Ledger ledger;
  private final Instant now;
  private final Map<EntityType, Map<String, ObjectNode>> puts = new LinkedHashMap<>();
  private final List<Deletion> gone = new ArrayList<>();
  private final Set<String> voided = new HashSet<>();
  private final Map<String, Long> counters = new LinkedHashMap<>();
  private final ObjectNode answers = Json.object();
  private final ObjectNode settings = Json.object();

  Draft(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
  }

  /** When this piece of work is done. */
  public Instant now() {
    return now;
  }

  /** The company that keeps the books. */
  public Company company() {
    return ledger.company();
  }

  /** A copy of an object, whatever its state. */
  public Optional<ObjectNode> find(EntityType type, String id) {
    ObjectNode object = puts.getOrDefault(type, Map.of()).get(id);
    if (object == null && !isGone(type, id)) {
      object = ledger.kept(type).get(id);
    }
    return Optional.ofNullable(object).map(ObjectNode::deepCopy);
  }

  /**
   * A copy of an object.
   *
   * @throws BusinessFault 610 when there is none
   */
  public ObjectNode get(EntityType type, String id) {
    return find(type, id).orElseThrow(BusinessFault::notFound);
  }

  /** All objects of an entity, the one changed longest ago first. To be read, not changed. */
  public List<ObjectNode> all(EntityType type) {
    Map<String, ObjectNode> changed = puts.getOrDefault(type, Map.of());
    List<ObjectNode> all = new ArrayList<>(ledger.kept(type).size() + changed.size());
    ledger
        .kept(type)
        .forEach(
            (id, object) -> {
              if (!changed.containsKey(id) && !isGone(type, id)) {
                all.add(object);
              }
            });
    all.addAll(changed.values());
    return all;
  }

  /** What was deleted, oldest first. */
  public List<Deletion> deletions() {
    return ledger.deletions();
  }

  /** Keeps an object under its Id. */
  public void put(EntityType type, ObjectNode object) {
    Map<String, ObjectNode> changed = puts.computeIfAbsent(type, any -> new LinkedHashMap<>());
    changed.remove(Json.text(object, "Id"));
    changed.put(Json.text(object, "Id"), object);
  }

  /** Remembers that a transaction was voided, which cannot be told from the object alone. */
  void voided(String id) {
    voided.add(id);
  }

  /** The next number of a series, counted from 1 unless {@link #startAt} said otherwise. */
  public long next(String series) {
    long value = counters.getOrDefault(series, ledger.counter(series)) + 1;
    counters.put(series, value);
    return value;
  }

  /** Makes a series go on after this number. */
  public void startAt(String series, long last) {
    counters.put(series, last);
  }

  /** The answer that a request id got before. */
  public Optional<String> answer(String requestId) {
    return ledger.answer(requestId);
  }

  /** Stores the answer of a request id, together with everything else this work changed. */
  public void remember(String requestId, String answer) {
    answers.put(requestId, answer);
  }

  /** How a switch of the company stands. */
  public boolean is(Switch which) {
    return settings.path(which.name()).asBoolean(ledger.is(which));
  }

  /** Sets a switch. */
  public void set(Switch which, boolean on) {
    settings.put(which.name(), on);
  }

  /** The last day of the closed period; empty when the books are open. */
  public Optional<LocalDate> booksClosedOn() {
    return Optional.of(settings.path(CLOSED_ON).asText(ledger.setting(CLOSED_ON)))
        .filter(day -> !day.isEmpty())
        .map(LocalDate::parse);
  }

  /** Closes the books up to a day, or opens them with null. */
  public void closeBooksOn(LocalDate day) {
    settings.put(CLOSED_ON, day == null ? "" : day.toString());
  }

  void remove(EntityType type, String id) {
    puts.getOrDefault(type, new LinkedHashMap<>()).remove(id);
    gone.add(new Deletion(type, id, PacificTime.stamp(now)));
  }

  /** What is to be journalled; empty when nothing changed. */
  Optional<ObjectNode> change() {
    ObjectNode change = Json.object("books", company().realmId());
    if (puts.values().stream().anyMatch(each -> !each.isEmpty())) {
      ObjectNode all = change.putObject("put");
      puts.forEach((type, objects) -> all.putArray(type.name()).addAll(objects.values()));
    }
    if (!gone.isEmpty()) {
      ArrayNode all = change.putArray("gone");
      gone.forEach(deletion -> all.add(deletion.toEntry()));
    }
    if (!counters.isEmpty()) {
      ObjectNode all = change.putObject("counters");
      counters.forEach(all::put);
    }
    if (!answers.isEmpty()) {
      change.set("answers", answers);
    }
    if (!settings.isEmpty()) {
      change.set("settings", settings);
    }
    return change.size() == 1 ? Optional.empty() : Optional.of(change);
  }

  /** What happened, as far as it moved an object's token; to be asked before it is kept. */
  List<Happening> happenings() {
    List<Happening> all = new ArrayList<>();
    puts.forEach(
        (type, objects) ->
            objects.forEach(
                (id, object) ->
                    kind(ledger.kept(type).get(id), object, voided.contains(id))
                        .ifPresent(
                            kind ->
                                all.add(
                                    happening(
                                        type,
                                        id,
                                        kind,
                                        Json.text(object, "MetaData", "LastUpdatedTime"))))));
    gone.forEach(
        each -> all.add(happening(each.type(), each.id(), Happening.Kind.DELETE, each.at())));
    return all;
  }

  private static Optional<Happening.Kind> kind(
      ObjectNode before, ObjectNode after, boolean voided) {
    if (before == null) {
      return Optional.of(Happening.Kind.CREATE);
    }
    if (Json.text(before, "SyncToken").equals(Json.text(after, "SyncToken"))) {
      return Optional.empty();
    }
    return Optional.of(voided ? Happening.Kind.VOID : Happening.Kind.UPDATE);
  }

  private Happening happening(EntityType type, String id, Happening.Kind kind, String at) {
    return new Happening(
        company().realmId(), type, id, kind, at.isEmpty() ? now : PacificTime.read(at));
  }

  private boolean isGone(EntityType type, String id) {
    return gone.stream().anyMatch(each -> each.type() == type && each.id().equals(id));
  }
}
