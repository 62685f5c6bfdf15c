package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.triage.Finding;
import com.taskip.quickbooks.sync.triage.JobState;
import com.taskip.quickbooks.sync.triage.Orders;
import com.taskip.quickbooks.sync.triage.Treatment;
import com.taskip.quickbooks.sync.triage.TriageReport;
import com.taskip.quickbooks.sync.triage.TriageRule;
import com.taskip.quickbooks.sync.triage.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Sorts the dead-letter queue for an operator: says by cause what lies there, and on demand drops
 * what is done, opens again what can succeed, and leaves the rest. What is redriven is opened in
 * the ledger first and its message deleted afterwards: a crash in between loses nothing, and
 * whoever comes second finds it open and has nothing to change.
 */
@ApplicationScoped
public class Triage {
  private static final Logger LOG = Logger.getLogger(Triage.class);

  /** As many messages as one turn looks at, which takes about a minute. */
  private static final int MOST_MESSAGES = 2000;

  private final DeadLetters deadLetters;
  private final TriageFacts facts;
  private final Redrive redrive;
  private final Notices notices;
  private final WakeUps wakeUps;

  Triage(
      DeadLetters deadLetters,
      TriageFacts facts,
      Redrive redrive,
      Notices notices,
      WakeUps wakeUps) {
    this.deadLetters = deadLetters;
    this.facts = facts;
    this.redrive = redrive;
    this.notices = notices;
    this.wakeUps = wakeUps;
  }

  /**
   * A message and what was found about it.
   *
   * @param wakeUp null when it is none, or when nobody wants to know
   */
  private record Letter(String id, WakeUp wakeUp, List<Finding> findings) {

    boolean stays() {
      return findings.stream().anyMatch(found -> found.verdict().treatment() == Treatment.HOLD);
    }

    List<UUID> toRedrive(List<UUID> named) {
      return findings.stream()
          .filter(found -> found.verdict().treatment() == Treatment.REDRIVE)
          .map(Finding::row)
          .filter(named::contains)
          .toList();
    }
  }

  /** Looks at what lies there, and does what the orders say. */
  public TriageReport run(Orders orders) {
    List<Message> messages = deadLetters.take(MOST_MESSAGES);
    List<Message> kept = new ArrayList<>(messages);
    List<Finding> found = new ArrayList<>();
    try {
      for (Message message : messages) {
        Letter letter = read(message, orders);
        found.addAll(letter.findings());
        if (orders.apply()) {
          redrive(letter);
          if (!letter.stays()) {
            deadLetters.drop(message);
            kept.remove(message);
          }
        }
      }
    } finally {
      deadLetters.giveBack(kept);
    }
    LOG.infof(
        "event=dead_letters_sorted applied=%s messages=%d kept=%d",
        orders.apply(), messages.size(), kept.size());
    return TriageReport.of(
        orders.apply(), messages.size(), messages.size() >= MOST_MESSAGES, found);
  }

  private Letter read(Message message, Orders orders) {
    String id = message.messageId();
    if (orders.discard().contains(id)) {
      return unread(id, TriageRule.DISCARDED);
    }
    try {
      WakeUp wakeUp = WakeUps.parse(message.body());
      return new Letter(id, wakeUp, judge(id, wakeUp, orders));
    } catch (IllegalArgumentException unreadable) {
      return unread(id, TriageRule.UNREADABLE);
    }
  }

  private static Letter unread(String id, Verdict verdict) {
    return new Letter(id, null, List.of(new Finding(id, null, null, verdict)));
  }

  private List<Finding> judge(String id, WakeUp wakeUp, Orders orders) {
    String workspace = wakeUp.workspaceId();
    List<Finding> found = new ArrayList<>();
    Map<UUID, JobState> jobs = facts.jobs(workspace, wakeUp.jobs());
    for (UUID job : wakeUp.jobs()) {
      found.add(new Finding(id, workspace, job, TriageRule.job(jobs.get(job), orders)));
    }
    Map<UUID, Boolean> untold = facts.notices(workspace, wakeUp.notices());
    for (UUID notice : wakeUp.notices()) {
      found.add(new Finding(id, workspace, notice, TriageRule.notice(untold.get(notice))));
    }
    if (wakeUp.pull()) {
      found.add(new Finding(id, workspace, null, TriageRule.PULL));
    }
    if (wakeUp.pump() != null) {
      found.add(new Finding(id, workspace, null, TriageRule.PUMP));
    }
    return found;
  }

  private void redrive(Letter letter) {
    if (letter.wakeUp() == null) {
      return;
    }
    String workspace = letter.wakeUp().workspaceId();
    List<UUID> jobs = letter.toRedrive(letter.wakeUp().jobs());
    if (!jobs.isEmpty()) {
      wakeUps.wake(workspace, redrive.open(WakeUp.exhausted(workspace, jobs)));
    }
    List<UUID> untold = letter.toRedrive(letter.wakeUp().notices());
    if (!untold.isEmpty()) {
      notices.takeUp(workspace, untold);
      wakeUps.tell(workspace, untold, Duration.ZERO);
    }
  }
}
