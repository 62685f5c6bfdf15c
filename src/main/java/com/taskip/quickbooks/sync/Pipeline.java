package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.QuickBooksFailed;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.plan.Decision;
import com.taskip.quickbooks.sync.plan.FaultCatalogue;
import com.taskip.quickbooks.sync.plan.InvoiceRule;
import com.taskip.quickbooks.sync.plan.Look;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Plan, write, settle, for jobs that are held under a lease. Stages follow the dependencies:
 * customers first, then the documents that name them, then the money that settles those.
 */
@ApplicationScoped
class Pipeline {
  private static final List<List<RecordKind>> STAGES =
      List.of(
          List.of(RecordKind.CONTACT),
          List.of(RecordKind.INVOICE, RecordKind.CREDIT_MEMO),
          List.of(RecordKind.PAYMENT, RecordKind.REFUND));

  /** A rule that has not come to an end after so many steps never will. */
  private static final int MOST_STEPS = 12;

  /**
   * A refused write may be tried otherwise, but not for ever: each time is a call to QuickBooks.
   */
  private static final int MOST_WRITES = 4;

  private static final Logger LOG = Logger.getLogger(Pipeline.class);

  private final Preparation preparation;
  private final Ledger ledger;
  private final Rules rules;
  private final Looker looker;
  private final Writer writer;
  private final Settlement settlement;
  private final LockOut lockOut;
  private final Connections connections;
  private final Intents intents;
  private final Traces traces;
  private final SyncConfig config;
  private final Clock clock;

  Pipeline(
      Preparation preparation,
      Ledger ledger,
      Rules rules,
      Looker looker,
      Writer writer,
      Settlement settlement,
      LockOut lockOut,
      Connections connections,
      Intents intents,
      Traces traces,
      SyncConfig config,
      Clock clock) {
    this.preparation = preparation;
    this.ledger = ledger;
    this.rules = rules;
    this.looker = looker;
    this.writer = writer;
    this.settlement = settlement;
    this.lockOut = lockOut;
    this.connections = connections;
    this.intents = intents;
    this.traces = traces;
    this.config = config;
    this.clock = clock;
  }

  void run(Shift shift, List<Job> jobs) {
    Preparation.Gathered gathered = preparation.withContacts(shift, jobs);
    for (List<RecordKind> stage : STAGES) {
      for (RecordKind kind : stage) {
        List<Job> due = gathered.jobs().stream().filter(job -> job.kind() == kind).toList();
        if (!due.isEmpty()) {
          work(shift, preparation.attempts(shift, kind, due, gathered));
        }
      }
    }
  }

  /**
   * In slices of what fits into one batch, so that a long list never outlives its lease or the
   * function.
   */
  private void work(Shift shift, List<Attempt> attempts) {
    Map<UUID, List<Attempt>> unknown =
        attempts.stream()
            .filter(attempt -> attempt.job.outgoingId != null)
            .collect(Collectors.groupingBy(attempt -> attempt.job.outgoingId));
    unknown.forEach((request, together) -> findOut(shift, request, together));
    Map<Boolean, List<Attempt>> toWrite =
        attempts.stream()
            .filter(attempt -> !attempt.ended() && attempt.job.outgoingId == null)
            .collect(Collectors.partitioningBy(attempt -> attempt.lostSince != null));
    // What got lost together is tried alone: if one of them is to blame, the others go through.
    toWrite.get(true).forEach(attempt -> slice(shift, List.of(attempt)));
    List<Attempt> rest = toWrite.get(false);
    for (int from = 0; from < rest.size(); from += WakeUps.JOBS_PER_MESSAGE) {
      slice(shift, rest.subList(from, Math.min(from + WakeUps.JOBS_PER_MESSAGE, rest.size())));
    }
  }

  /** Those of one lane take turns: the second is planned when it can see what the first one did. */
  private void slice(Shift shift, List<Attempt> attempts) {
    List<Attempt> left = new ArrayList<>(attempts);
    while (!left.isEmpty()) {
      Set<String> taken = new HashSet<>();
      List<Attempt> turn =
          left.stream()
              .filter(attempt -> attempt.job.lane == null || taken.add(attempt.job.lane))
              .toList();
      turn(shift, turn);
      left.removeAll(turn);
    }
  }

  private void turn(Shift shift, List<Attempt> attempts) {
    holdOn(shift, attempts);
    plan(shift, attempts);
    settlement.settle(shift, attempts.stream().filter(Attempt::ended).toList());
    List<Attempt> writing = attempts.stream().filter(attempt -> !attempt.ended()).toList();
    for (int round = 0; round < MOST_WRITES && !writing.isEmpty(); round++) {
      writer.write(shift, writing);
      goOn(shift, writing);
      writing = writing.stream().filter(attempt -> !attempt.ended()).toList();
    }
    writing.forEach(attempt -> endless(shift, attempt));
    settlement.settle(shift, writing);
  }

  /** The claim is fresh when the first turn comes; a long list's later turns would outlive it. */
  private void holdOn(Shift shift, List<Attempt> attempts) {
    Instant soon = clock.instant().plus(config.lease().dividedBy(3).multipliedBy(2));
    if (attempts.stream().anyMatch(attempt -> !attempt.job.heldUntil(soon))) {
      ledger.renew(shift.lease(), config.lease());
    }
  }

  /**
   * After a write. What went through is settled first: who was refused may have to know of it, as
   * when two contacts of one batch are the same customer.
   */
  private void goOn(Shift shift, List<Attempt> attempts) {
    List<Attempt> through = attempts.stream().filter(attempt -> attempt.refused == null).toList();
    plan(shift, through);
    settlement.settle(shift, through);
    for (Attempt attempt : attempts) {
      if (attempt.refused != null) {
        plan(shift, List.of(attempt));
        settlement.settle(shift, List.of(attempt));
      }
    }
  }

  /**
   * What became of a request whose answer was lost? Nothing new is written for its records before
   * that is known.
   */
  private void findOut(Shift shift, UUID request, List<Attempt> attempts) {
    Outgoing outgoing = intents.find(request);
    boolean known =
        outgoing.repeatable()
            && outgoing.committedAt().plus(config.replayWindow()).isAfter(clock.instant());
    if (known) {
      writer.resend(shift, outgoing, attempts);
    }
    boolean spoilt = known && spoilt(outgoing, attempts);
    if (spoilt) {
      intents.neverRepeat(request);
    }
    if (!known || spoilt) {
      attempts.forEach(attempt -> lookFor(shift, outgoing, attempt));
    }
    goOn(shift, attempts);
    // Its turn in its lane is still to come.
    attempts.stream().filter(attempt -> !attempt.ended()).forEach(Attempt::planAnew);
  }

  /**
   * QuickBooks broke down over a batch, and again over its repetition: one operation may be to
   * blame, and would take the others with it for ever. Since QuickBooks answered that it failed,
   * nothing is under way any more, and what was done all the same can be looked for.
   */
  private static boolean spoilt(Outgoing outgoing, List<Attempt> attempts) {
    return outgoing.entries().size() > 1
        && attempts.stream().allMatch(attempt -> attempt.brokeDown);
  }

  private void lookFor(Shift shift, Outgoing outgoing, Attempt attempt) {
    ledger.renew(shift.lease(), config.lease());
    attempt.unknown = true;
    attempt.ending = null;
    attempt.write = null;
    attempt.lostSince = outgoing.committedAt();
    attempt.lost = outgoing.writes().get(attempt.job.record());
    guarded(
        shift,
        List.of(attempt),
        () -> traces.follow(shift, attempt, attempt.lost, outgoing.committedAt()));
    attempt.unknown = attempt.ended();
  }

  /** Decides until each attempt has something to write, or has ended. */
  private void plan(Shift shift, List<Attempt> attempts) {
    for (int step = 0; step < MOST_STEPS; step++) {
      undecided(attempts)
          .forEach(
              attempt ->
                  guarded(
                      shift,
                      List.of(attempt),
                      () -> take(shift, attempt, rules.decide(shift, attempt))));
      look(shift, attempts.stream().filter(attempt -> attempt.asks != null).toList());
    }
    undecided(attempts).forEach(attempt -> endless(shift, attempt));
  }

  private static List<Attempt> undecided(List<Attempt> attempts) {
    return attempts.stream().filter(Attempt::undecided).toList();
  }

  /** Shows each of them what it asks for, with as few reads as QuickBooks allows. */
  private void look(Shift shift, List<Attempt> asking) {
    Map<Look, ObjectNode> fetched = new HashMap<>();
    guarded(
        shift,
        asking,
        () ->
            fetched.putAll(
                looker.fetch(
                    shift.company(), asking.stream().map(attempt -> attempt.asks).toList())));
    undecided(asking)
        .forEach(
            attempt ->
                guarded(shift, List.of(attempt), () -> looker.show(shift, attempt, fetched)));
  }

  private static void endless(Shift shift, Attempt attempt) {
    LOG.errorf("event=plan_endless workspace=%s job=%s", shift.workspaceId(), attempt.job.id);
    attempt.failed(Errors.INTERNAL, false);
  }

  /**
   * Ends the attempts that the step is for, and only them, when QuickBooks cannot be read or
   * something of ours goes wrong.
   */
  private void guarded(Shift shift, List<Attempt> attempts, Runnable step) {
    try {
      step.run();
    } catch (QuickBooksFailed e) {
      unfinished(attempts, unseen(shift, e));
    } catch (TokenUnavailable e) {
      unfinished(
          attempts,
          new Ending.Deferred(clock.instant().plus(config.retryDelay()), Errors.TOKEN_UNAVAILABLE));
    } catch (ConnectionBroken e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(e, "event=plan_failed workspace=%s jobs=%s", shift.workspaceId(), ids(attempts));
      unfinished(attempts, new Ending.Failed(Errors.INTERNAL, true));
    }
  }

  private static void unfinished(List<Attempt> attempts, Ending ending) {
    for (Attempt attempt : attempts) {
      attempt.ending = ending;
      attempt.asks = null;
      // A repeated write that was refused, and no look at what an earlier try did: that is still
      // unknown.
      attempt.unknown |= attempt.resent && attempt.refused != null;
    }
  }

  private static List<UUID> ids(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> attempt.job.id).toList();
  }

  private Ending unseen(Shift shift, QuickBooksFailed failure) {
    if (failure.notBefore() != null) {
      return new Ending.Deferred(failure.notBefore(), null);
    }
    if (lockOut.noticed(shift, failure.fault())) {
      return Ending.Deferred.untilReconnected();
    }
    return new Ending.Failed(
        FaultCatalogue.error(failure.fault()), FaultCatalogue.passing(failure.fault()));
  }

  private void take(Shift shift, Attempt attempt, Decision decision) {
    switch (decision) {
      case Decision.Write write -> {
        attempt.write = write;
        if (write.warnings().contains(InvoiceRule.RECEIVABLE_LEFT_OUT)) {
          connections.arAccountRefused(shift.workspaceId(), true);
        }
      }
      case Decision.See see -> attempt.asks = see.look();
      case Decision.Adopt adopt -> {
        attempt.warnings.addAll(adopt.warnings());
        attempt.linked(
            adopt.existing(), adopt.sent(), rules.remember(attempt, adopt.existing()), true);
      }
      case Decision.InStep inStep -> {
        attempt.warnings.addAll(inStep.warnings());
        attempt.ending = new Ending.Success();
      }
      case Decision.Skip skip -> attempt.ending = new Ending.Skipped(skip.why());
      case Decision.Fail fail -> attempt.failed(fail.why(), fail.passing());
      case Decision.Wait wait ->
          attempt.ending = new Ending.Waiting(wait.kind().wireName() + ":" + wait.id(), wait.why());
    }
  }
}
