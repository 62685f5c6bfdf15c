package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.QuickBooksFailed;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.plan.Decision;
import com.taskip.quickbooks.sync.plan.FaultAdvice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final Logger LOG = Logger.getLogger(Pipeline.class);

  private final Preparation preparation;
  private final Rules rules;
  private final Looker looker;
  private final Writer writer;
  private final Settlement settlement;
  private final LockOut lockOut;
  private final Intents intents;
  private final Traces traces;
  private final SyncConfig config;
  private final Clock clock;

  Pipeline(
      Preparation preparation,
      Rules rules,
      Looker looker,
      Writer writer,
      Settlement settlement,
      LockOut lockOut,
      Intents intents,
      Traces traces,
      SyncConfig config,
      Clock clock) {
    this.preparation = preparation;
    this.rules = rules;
    this.looker = looker;
    this.writer = writer;
    this.settlement = settlement;
    this.lockOut = lockOut;
    this.intents = intents;
    this.traces = traces;
    this.config = config;
    this.clock = clock;
  }

  void run(Shift shift, List<Job> jobs) {
    List<Job> all = preparation.withContacts(shift, jobs);
    for (List<RecordKind> stage : STAGES) {
      for (RecordKind kind : stage) {
        List<Job> due = all.stream().filter(job -> job.kind() == kind).toList();
        if (!due.isEmpty()) {
          work(shift, preparation.attempts(shift, kind, due));
        }
      }
    }
  }

  private void work(Shift shift, List<Attempt> attempts) {
    Map<UUID, List<Attempt>> unknown =
        attempts.stream()
            .filter(attempt -> attempt.job.outgoingId != null)
            .collect(Collectors.groupingBy(attempt -> attempt.job.outgoingId));
    unknown.forEach((request, together) -> findOut(shift, request, together));
    attempts.stream()
        .filter(attempt -> attempt.job.outgoingId == null)
        .forEach(a -> plan(shift, a));
    List<Attempt> ended =
        attempts.stream().filter(a -> a.ended() && a.job.leaseId != null).toList();
    settlement.settle(shift, ended);
    List<Attempt> writing = new ArrayList<>(attempts);
    writing.removeIf(Attempt::ended);
    while (!writing.isEmpty()) {
      List<Attempt> together =
          List.copyOf(writing.subList(0, Math.min(WakeUps.JOBS_PER_MESSAGE, writing.size())));
      writer.write(shift, together);
      together.forEach(attempt -> plan(shift, attempt));
      settlement.settle(shift, together);
      writing.removeIf(Attempt::ended);
    }
  }

  /**
   * What became of a request whose answer was lost? Nothing new is written for its records before
   * that is known.
   */
  private void findOut(Shift shift, UUID request, List<Attempt> attempts) {
    Outgoing outgoing = intents.find(request);
    if (outgoing.committedAt().plus(config.replayWindow()).isAfter(clock.instant())) {
      writer.resend(shift, outgoing, attempts);
    } else {
      Map<String, Decision.Write> writes = outgoing.writes();
      for (Attempt attempt : attempts) {
        attempt.unknown = true;
        Decision.Write write = writes.get(attempt.job.record());
        guarded(shift, attempt, () -> traces.follow(shift, attempt, write, outgoing.committedAt()));
        attempt.unknown = attempt.ended();
      }
    }
    attempts.forEach(attempt -> plan(shift, attempt));
    settlement.settle(shift, attempts);
  }

  /** Decides until there is something to write, or the attempt has ended. */
  private void plan(Shift shift, Attempt attempt) {
    for (int step = 0; step < MOST_STEPS && !attempt.ended() && attempt.write == null; step++) {
      guarded(shift, attempt, () -> take(shift, attempt, rules.decide(shift, attempt)));
    }
    if (!attempt.ended() && attempt.write == null) {
      throw new IllegalStateException("The rule for " + attempt.job.record() + " comes to no end");
    }
  }

  /**
   * Ends the attempt, and only it, when QuickBooks cannot be read or something of ours goes wrong.
   */
  private void guarded(Shift shift, Attempt attempt, Runnable step) {
    try {
      step.run();
    } catch (QuickBooksFailed e) {
      attempt.ending = unseen(shift, e);
    } catch (TokenUnavailable e) {
      attempt.failed(Errors.TOKEN_UNAVAILABLE, true);
    } catch (ConnectionBroken e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(e, "event=plan_failed workspace=%s job=%s", shift.workspaceId(), attempt.job.id);
      attempt.failed(Errors.INTERNAL, true);
    }
  }

  private Ending unseen(Shift shift, QuickBooksFailed failure) {
    if (failure.notBefore() != null) {
      return new Ending.Deferred(failure.notBefore());
    }
    if (lockOut.noticed(shift, failure.fault())) {
      return new Ending.Deferred(null);
    }
    return new Ending.Failed(
        FaultAdvice.error(failure.fault()), FaultAdvice.passing(failure.fault()));
  }

  private void take(Shift shift, Attempt attempt, Decision decision) {
    switch (decision) {
      case Decision.Write write -> attempt.write = write;
      case Decision.See see -> looker.look(shift, attempt, see.look());
      case Decision.Adopt adopt -> {
        attempt.warnings.addAll(adopt.warnings());
        attempt.linked(adopt.existing(), adopt.sent(), rules.remember(attempt, adopt.existing()));
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
