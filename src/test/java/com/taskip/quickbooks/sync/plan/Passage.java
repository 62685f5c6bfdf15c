package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.quickbooks.fault.Faults;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The way of one record to the simulated QuickBooks, with nothing between but its rule: a wake-up
 * asks the rule and does what it says. What was sent and not answered is sent again under its
 * request id, as the ledger does; a wake-up that never comes is simply not called.
 */
final class Passage<R extends TaskipRecord> {
  private static final int MOST_STEPS = 12;

  /** An item and a tax code that the simulated company has. */
  private static final SyncSettings SETTINGS =
      new SyncSettings(
          InvoiceNumberStrategy.TASKIP, "2", "NON", "35", null, Map.of(), Map.of(), 70);

  /** What becomes of the write of a wake-up. */
  enum Fate {
    ANSWERED,
    NEVER_ARRIVED,
    ANSWER_LOST
  }

  private record Sent(UUID requestId, Write write) {}

  private final Rule<R> rule;
  private final TestApp quickBooks;
  private final LinkState contact;
  private final Map<Look, List<ObjectNode>> seen = new HashMap<>();
  private R wanted;
  private LinkState link;
  private Sent unanswered;
  private Fault refused;
  private Write lost;
  private SyncError error;

  Passage(Rule<R> rule, TestApp quickBooks, LinkState contact, R wanted) {
    this.rule = rule;
    this.quickBooks = quickBooks;
    this.contact = contact;
    this.wanted = wanted;
  }

  R wanted() {
    return wanted;
  }

  /** Taskip puts the record; whether anything wakes up is another matter. */
  void put(R record) {
    wanted = record;
  }

  LinkState link() {
    return link;
  }

  /** Wakes up until nothing is left to do, as after the last of all retries. */
  void comeToRest() {
    for (int i = 0; i < MOST_STEPS && (wakeUp(Fate.ANSWERED, false) || error != null); i++) {
      if (error != null && InvoiceRule.CHANGED_IN_QUICKBOOKS.equals(error.code())) {
        wakeUp(Fate.ANSWERED, true);
      }
    }
    if (error != null) {
      throw new AssertionError("Never came to rest: " + error);
    }
  }

  /**
   * One wake-up.
   *
   * @param retry whether a person clicked Retry
   * @return whether anything was written
   */
  boolean wakeUp(Fate fate, boolean retry) {
    seen.clear();
    refused = null;
    lost = null;
    if (unanswered != null) {
      lost = unanswered.write();
      if (!send(unanswered, fate)) {
        return true;
      }
    }
    boolean written = lost != null;
    for (int step = 0; step < MOST_STEPS; step++) {
      switch (rule.decide(facts(retry))) {
        case Write write -> {
          written = true;
          lost = null;
          if (!send(new Sent(UUID.randomUUID(), write), fate)) {
            return true;
          }
        }
        case Decision.See see -> seen.put(see.look(), look(see.look()));
        case Decision.Adopt adopt -> link(adopt.existing(), adopt.sent(), true);
        case Decision.Fail fail -> {
          error = fail.why();
          return written;
        }
        case Decision.InStep inStep -> {
          error = null;
          return written;
        }
        case Decision.Skip skip -> {
          error = null;
          return written;
        }
        case Decision.Wait wait -> throw new AssertionError("Waits for " + wait);
      }
    }
    throw new AssertionError("The rule comes to no end");
  }

  private Facts<R> facts(boolean pushOver) {
    return new Facts<>(
        wanted,
        link,
        new Dependency.Linked(contact),
        SETTINGS,
        seen,
        Set.of(),
        refused,
        lost,
        error == null ? null : error.code(),
        pushOver,
        false);
  }

  /** Whether there was an answer to go on with. */
  private boolean send(Sent sent, Fate fate) {
    unanswered = sent;
    if (fate == Fate.NEVER_ARRIVED) {
      return false;
    }
    Write write = sent.write();
    TestApp.Reply reply =
        quickBooks.post(
            "/%s?minorversion=70&requestid=%s%s"
                .formatted(
                    write.entity().path(),
                    sent.requestId(),
                    write.verb() == Verb.VOID ? "&operation=void" : ""),
            write.body());
    if (fate == Fate.ANSWER_LOST) {
      return false;
    }
    unanswered = null;
    if (reply.json().get(write.entity().wireName()) instanceof ObjectNode answer) {
      link(answer, write.sent(), write.answersOurs());
    } else {
      refused = Faults.of(reply.status(), reply.text().getBytes(StandardCharsets.UTF_8), null);
    }
    return true;
  }

  private void link(ObjectNode there, ObjectNode sent, boolean ours) {
    Remembered kept = rule.remember(wanted, there);
    link =
        new LinkState(
            there.path("Id").asText(),
            there.path("SyncToken").asText(),
            sent,
            ours || link == null ? kept.answered() : link.answered(),
            kept.voided());
    seen.clear();
    refused = null;
    lost = null;
    error = null;
  }

  private List<ObjectNode> look(Look look) {
    if (look instanceof Look.ById(var entity, String id)) {
      TestApp.Reply reply = quickBooks.get("/%s/%s".formatted(entity.path(), id));
      return reply.json().get(entity.wireName()) instanceof ObjectNode there
          ? List.of(there)
          : List.of();
    }
    throw new AssertionError("No rule needs this here: " + look);
  }
}
