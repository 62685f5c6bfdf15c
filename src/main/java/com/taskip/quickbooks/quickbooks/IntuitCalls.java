package com.taskip.quickbooks.quickbooks;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.budget.CompanyBudget;
import com.taskip.quickbooks.quickbooks.budget.Entry;
import com.taskip.quickbooks.quickbooks.budget.ReadMeter;
import com.taskip.quickbooks.quickbooks.fault.Faults;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Sends one request with all that every request needs: a token, room in the company's budget, one
 * renewal of the token when it is refused, a line in the log when it fails.
 */
@ApplicationScoped
class IntuitCalls {
  private static final Logger LOG = Logger.getLogger(IntuitCalls.class);

  /** One request, ready but for its {@code Authorization} header. */
  @FunctionalInterface
  interface Request {
    Response send(String authorization);
  }

  private final CompanyBudget budget;
  private final Clock clock;
  private final ThrottleWait throttleWait;
  private final Metrics metrics;
  private final ReadMeter meter;

  IntuitCalls(
      CompanyBudget budget,
      Clock clock,
      ThrottleWait throttleWait,
      Metrics metrics,
      ReadMeter meter) {
    this.budget = budget;
    this.clock = clock;
    this.throttleWait = throttleWait;
    this.metrics = metrics;
    this.meter = meter;
  }

  /**
   * Reads may be repeated at will: a connection that broke or a 5xx is tried again, soon and not
   * for long. Each try has a permit of its own.
   *
   * @throws QuickBooksFailed when there is no answer to rely on
   */
  @Retry(
      maxRetries = 2,
      delay = 200,
      jitter = 100,
      maxDuration = 10,
      durationUnit = ChronoUnit.SECONDS)
  @RetryWhen(exception = ReadMayPass.class)
  Reply.Good read(Company company, Request request) {
    return switch (send(company, CallKind.READ, request)) {
      case Reply.Good good -> good;
      case Reply.Bad(Fault fault) -> throw new QuickBooksFailed(fault, null);
      case Reply.Later(Fault fault, Instant notBefore) ->
          throw new QuickBooksFailed(fault, notBefore);
    };
  }

  /** Sent once. Whether it is sent again is for the ledger to decide, under the same request id. */
  Reply write(Company company, boolean batch, Request request) {
    return send(company, batch ? CallKind.BATCH : CallKind.WRITE, request);
  }

  /** From when on the company may be sent such a request; not after now when it may be. */
  Instant freeAt(Company company, boolean batch) {
    return budget.freeAt(company, batch);
  }

  private Reply send(Company company, CallKind kind, Request request) {
    String token = company.tokens().current();
    Reply reply = attempt(company, kind, token, request);
    if (reply instanceof Reply.Bad(Fault fault) && fault.kind() == FaultKind.AUTHENTICATION) {
      return attempt(company, kind, company.tokens().renewed(token), request);
    }
    return reply;
  }

  private Reply attempt(Company company, CallKind kind, String token, Request request) {
    return switch (budget.enter(company, kind == CallKind.BATCH)) {
      case Entry.Full(Instant freeAt) -> {
        metrics.count(Metric.THROTTLES, "budget");
        yield new Reply.Later(ownBudget(), freeAt);
      }
      case Entry.Permit permit -> {
        Reply reply = attempt(company, token, request, permit);
        measure(company, kind, reply);
        yield reply;
      }
    };
  }

  private void measure(Company company, CallKind kind, Reply reply) {
    metrics.count(Metric.QUICKBOOKS_CALLS, kind.wireName(), reply.faultWord());
    if (kind == CallKind.READ) {
      metrics.count(Metric.METERED_READS);
      meter.count(company.realmId());
    }
    if (reply instanceof Reply.Later) {
      metrics.count(Metric.THROTTLES, "quickbooks");
    }
  }

  private Reply attempt(Company company, String token, Request request, Entry.Permit permit) {
    Instant started = clock.instant();
    Answer answer;
    try {
      answer = Answer.of(request.send("Bearer " + token));
    } catch (RuntimeException e) {
      // Whatever it was: the request may have left, so the only safe word is "no answer".
      return unanswered(company, started, e);
    } finally {
      leave(company, permit);
    }
    Reply reply = Replies.of(answer);
    if (!(reply instanceof Reply.Bad(Fault fault))) {
      return reply;
    }
    LOG.infof(
        "event=quickbooks_refused realm=%s status=%d code=%s kind=%s intuit_tid=%s",
        company.realmId(), fault.httpStatus(), fault.code(), fault.kind(), fault.intuitTid());
    return fault.kind() == FaultKind.THROTTLED ? throttled(company, fault, answer) : reply;
  }

  private Reply throttled(Company company, Fault fault, Answer answer) {
    Instant until = throttleWait.until(answer.retryAfter());
    budget.close(company.realmId(), until);
    return new Reply.Later(fault, until);
  }

  private Reply unanswered(Company company, Instant started, RuntimeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    // Not the message: it holds the address, and with a query what was asked about whom.
    LOG.warnf(
        "event=quickbooks_unanswered realm=%s ms=%d cause=%s",
        company.realmId(),
        started.until(clock.instant(), ChronoUnit.MILLIS),
        cause.getClass().getName());
    boolean late =
        cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException;
    return new Reply.Bad(
        Faults.unanswered(
            late ? "QuickBooks did not answer in time." : "The connection to QuickBooks broke.",
            0,
            null));
  }

  private void leave(Company company, Entry.Permit permit) {
    try {
      budget.leave(permit);
    } catch (RuntimeException e) {
      // What QuickBooks answered matters more; the permit runs out by itself.
      LOG.warnf(e, "event=permit_not_returned realm=%s", company.realmId());
    }
  }

  private static Fault ownBudget() {
    return new Fault(
        FaultKind.THROTTLED,
        null,
        "This QuickBooks company has been sent as many requests as Intuit allows for now.",
        null,
        null,
        0);
  }
}
