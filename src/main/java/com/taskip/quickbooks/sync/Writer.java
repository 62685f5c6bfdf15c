package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.Outcome;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import com.taskip.quickbooks.sync.plan.FaultCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
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
  /**
   * Intuit names no limit to a request's size; this is far below what gateways take, and 30 usual
   * invoices are a tenth of it. A single write goes out whatever its size.
   */
  private static final int MOST_BYTES = 1_000_000;

  private static final int SERVER_ERROR = 500;
  private static final Logger LOG = Logger.getLogger(Writer.class);

  private final QuickBooks quickbooks;
  private final Intents intents;
  private final Rules rules;
  private final LockOut lockOut;
  private final SyncConfig config;
  private final Clock clock;

  Writer(
      QuickBooks quickbooks,
      Intents intents,
      Rules rules,
      LockOut lockOut,
      SyncConfig config,
      Clock clock) {
    this.quickbooks = quickbooks;
    this.intents = intents;
    this.rules = rules;
    this.lockOut = lockOut;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Sends the planned writes of at most 30 attempts: in one request, unless that would be too large
   * or is refused as a whole.
   */
  void write(Shift shift, List<Attempt> attempts) {
    Parcels.of(attempts, attempt -> QuickBooksJson.bytes(attempt.write.body()).length, MOST_BYTES)
        .forEach(parcel -> writeTogether(shift, parcel));
  }

  private void writeTogether(Shift shift, List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      attempt.resent = false;
      attempt.lost = null;
    }
    Outgoing outgoing = intents.commit(shift, attempts);
    List<Outcome> outcomes = send(shift, outgoing, attempts);
    if (attempts.size() > 1 && (refusedAsAWhole(outcomes) || crowdedOut(shift, outcomes))) {
      // One of them spoilt it for all, or there is room for each but not for all together.
      List<Outgoing> apart = intents.commitApart(shift, attempts);
      for (int i = 0; i < apart.size(); i++) {
        List<Attempt> alone = List.of(attempts.get(i));
        tell(shift, apart.get(i), alone, send(shift, apart.get(i), alone));
      }
      return;
    }
    tell(shift, outgoing, attempts, outcomes);
  }

  /** Sends again, word for word, the request whose outcome these attempts do not know. */
  void resend(Shift shift, Outgoing outgoing, List<Attempt> attempts) {
    Map<String, Write> writes = outgoing.writes();
    for (Attempt attempt : attempts) {
      attempt.resent = true;
      attempt.lostSince = outgoing.committedAt();
      attempt.write = writes.get(attempt.job.record());
      attempt.lost = attempt.write;
    }
    tell(shift, outgoing, attempts, send(shift, outgoing, attempts));
  }

  /**
   * The outcomes in the order of the request's entries; empty when there was no access token that
   * QuickBooks would take, and so nothing was done this time.
   */
  private List<Outcome> send(Shift shift, Outgoing outgoing, List<Attempt> attempts) {
    try {
      return quickbooks.write(shift.company(), outgoing.requestId(), outgoing.operations());
    } catch (TokenUnavailable e) {
      Instant later = clock.instant().plus(config.retryDelay());
      attempts.forEach(
          attempt -> defer(attempt, new Ending.Deferred(later, Errors.TOKEN_UNAVAILABLE)));
    } catch (ConnectionBroken e) {
      LOG.warnf("event=connection_broken workspace=%s: jobs wait", shift.workspaceId());
      attempts.forEach(attempt -> defer(attempt, Ending.Deferred.untilReconnected()));
    }
    return List.of();
  }

  /**
   * One answer for all of them (which then is one object) that is about what was sent: about the
   * company or its rights, each alone would be told the same.
   */
  private static boolean refusedAsAWhole(List<Outcome> outcomes) {
    Outcome first = outcomes.isEmpty() ? null : outcomes.getFirst();
    return outcomes.stream().allMatch(outcome -> outcome == first)
        && first instanceof Outcome.Refused(Fault fault)
        && fault.kind() == FaultKind.PERMANENT
        && !FaultGroup.of(fault.code()).aboutTheCompany();
  }

  /**
   * Whether the minute's batches are used up while single requests still find room: what somebody
   * waits for does not wait for the next minute then. A backlog does.
   */
  private boolean crowdedOut(Shift shift, List<Outcome> outcomes) {
    return !shift.bulk()
        && !outcomes.isEmpty()
        && outcomes.stream().allMatch(Outcome.NotSent.class::isInstance)
        && !quickbooks.writableFrom(shift.company(), 1).isAfter(clock.instant());
  }

  private void tell(
      Shift shift, Outgoing outgoing, List<Attempt> attempts, List<Outcome> outcomes) {
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

  /** Nothing was done this time; what a repeated write did before stays unknown. */
  private static void defer(Attempt attempt, Ending.Deferred until) {
    attempt.unknown = attempt.resent;
    attempt.ending = until;
  }

  private void tell(Shift shift, Attempt attempt, Outcome outcome) {
    switch (outcome) {
      case Outcome.Written written -> {
        attempt.warnings.addAll(attempt.write.warnings());
        attempt.job.did(attempt.write.verb());
        attempt.wrote = true;
        attempt.linked(
            written.entity(),
            attempt.write.sent(),
            rules.remember(attempt, written.entity()),
            attempt.write.answersOurs());
        log(attempt, "written", null, written.intuitTid());
      }
      // A refusal of the caller says nothing about the write, which an earlier try may have done.
      case Outcome.Refused(Fault fault) when lockOut.noticed(shift, fault) -> {
        defer(attempt, Ending.Deferred.untilReconnected());
        log(attempt, "locked_out", fault.code(), fault.intuitTid());
      }
      // Only a refusal of the very content says that an earlier try was not done either.
      case Outcome.Refused(Fault fault)
          when attempt.resent && !FaultCatalogue.isAboutTheContent(fault) -> {
        attempt.unknown = true;
        attempt.failed(FaultCatalogue.error(fault), FaultCatalogue.passing(fault));
        log(attempt, "still_unknown", fault.code(), fault.intuitTid());
      }
      case Outcome.Refused(Fault fault) -> {
        attempt.refused(fault);
        log(attempt, "refused", fault.code(), fault.intuitTid());
      }
      case Outcome.Unknown(Fault fault) -> {
        attempt.unknown = true;
        attempt.brokeDown = fault.httpStatus() >= SERVER_ERROR && fault.code() != null;
        attempt.failed(FaultCatalogue.error(fault), fault.kind() != FaultKind.PERMANENT);
        log(attempt, "unknown", fault.code(), fault.intuitTid());
      }
      case Outcome.NotSent notSent -> {
        defer(attempt, new Ending.Deferred(notSent.notBefore(), null));
        log(attempt, "not_sent", notSent.fault().code(), notSent.fault().intuitTid());
      }
    }
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
