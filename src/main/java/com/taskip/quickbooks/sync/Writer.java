package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.Outcome;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import com.taskip.quickbooks.sync.plan.FaultAdvice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The one place where writes leave: the intent is committed first, then the request goes out, then
 * each attempt is told its outcome. One write or thirty, live or backfill, first try or repetition.
 */
@ApplicationScoped
class Writer {
  private static final Logger LOG = Logger.getLogger(Writer.class);

  private final QuickBooks quickbooks;
  private final Intents intents;
  private final Rules rules;
  private final LockOut lockOut;

  Writer(QuickBooks quickbooks, Intents intents, Rules rules, LockOut lockOut) {
    this.quickbooks = quickbooks;
    this.intents = intents;
    this.rules = rules;
    this.lockOut = lockOut;
  }

  /** Sends the planned writes of at most 30 attempts in one request. */
  void write(Shift shift, List<Attempt> attempts) {
    attempts.forEach(attempt -> attempt.resent = false);
    send(shift, intents.commit(shift, attempts), attempts);
  }

  /** Sends again, word for word, the request whose outcome these attempts do not know. */
  void resend(Shift shift, Outgoing outgoing, List<Attempt> attempts) {
    Map<String, Write> writes = outgoing.writes();
    for (Attempt attempt : attempts) {
      attempt.resent = true;
      attempt.write = writes.get(attempt.job.record());
    }
    send(shift, outgoing, attempts);
  }

  private void send(Shift shift, Outgoing outgoing, List<Attempt> attempts) {
    List<Outcome> outcomes;
    try {
      outcomes = quickbooks.write(shift.company(), outgoing.requestId(), outgoing.operations());
    } catch (TokenUnavailable e) {
      attempts.forEach(Writer::withoutToken);
      return;
    }
    Map<String, Attempt> byRecord =
        attempts.stream()
            .collect(Collectors.toMap(attempt -> attempt.job.record(), Function.identity()));
    for (int i = 0; i < outcomes.size(); i++) {
      Attempt attempt = byRecord.get(outgoing.entries().get(i).record());
      if (attempt != null) {
        tell(shift, attempt, outcomes.get(i));
      }
    }
  }

  /** Nothing left this time; what a repeated write did before stays unknown. */
  private static void withoutToken(Attempt attempt) {
    attempt.unknown = attempt.resent;
    attempt.failed(Errors.TOKEN_UNAVAILABLE, true);
  }

  private void tell(Shift shift, Attempt attempt, Outcome outcome) {
    switch (outcome) {
      case Outcome.Written written -> {
        attempt.warnings.addAll(attempt.write.warnings());
        attempt.job.action = actionOf(attempt);
        attempt.linked(
            written.entity(), attempt.write.sent(), rules.remember(attempt, written.entity()));
        log(attempt, "written", null, written.intuitTid());
      }
      // A refusal of the caller says nothing about the write, which an earlier try may have done.
      case Outcome.Refused(Fault fault) when lockOut.noticed(shift, fault) -> {
        attempt.unknown = true;
        attempt.ending = new Ending.Deferred(null);
        log(attempt, "locked_out", fault.code(), fault.intuitTid());
      }
      case Outcome.Refused(Fault fault) -> {
        attempt.refused(fault);
        log(attempt, "refused", fault.code(), fault.intuitTid());
      }
      case Outcome.Unknown(Fault fault) -> {
        attempt.unknown = true;
        attempt.failed(FaultAdvice.error(fault), true);
        log(attempt, "unknown", fault.code(), fault.intuitTid());
      }
      case Outcome.NotSent notSent -> {
        attempt.unknown = attempt.resent;
        attempt.ending = new Ending.Deferred(notSent.notBefore());
        log(attempt, "not_sent", notSent.fault().code(), notSent.fault().intuitTid());
      }
    }
  }

  private static String actionOf(Attempt attempt) {
    JobAction done =
        switch (attempt.write.verb()) {
          case CREATE -> JobAction.CREATE;
          case UPDATE -> JobAction.UPDATE;
          case VOID -> JobAction.VOID;
        };
    return done.wireName();
  }

  private static void log(Attempt attempt, String outcome, String code, String intuitTid) {
    LOG.infof(
        "event=quickbooks_%s workspace=%s job=%s entity=%s entity_id=%s code=%s intuit_tid=%s",
        outcome,
        attempt.job.workspaceId,
        attempt.job.id,
        attempt.job.entity,
        attempt.job.entityId,
        code,
        intuitTid);
  }
}
