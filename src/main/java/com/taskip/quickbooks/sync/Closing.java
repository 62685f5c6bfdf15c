package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import com.taskip.quickbooks.sync.plan.Dependency;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What a row says once its attempt has ended: done, failed, or when it goes on. */
@ApplicationScoped
class Closing {
  /** How long a job waits for another record before it is looked at again in any case. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Arrivals arrivals;
  private final SyncConfig config;

  Closing(Arrivals arrivals, SyncConfig config) {
    this.arrivals = arrivals;
    this.config = config;
  }

  /**
   * A run does not go on for ever because of a job that waits for something which nobody is
   * bringing to QuickBooks: the job stays open and says what it waits for, and the run counts it as
   * skipped.
   */
  boolean leavesItsRun(Attempt attempt) {
    Job job = attempt.job;
    return job.runId != null
        && attempt.ending instanceof Ending.Waiting(String waitsFor, SyncError why)
        && !job.changedSince
        && !arrived(job, waitsFor)
        && !arrivals.expected(job.workspaceId, job.realmId, waitsFor);
  }

  /** Writes into the attempt's row how it ended, and when it is looked at again if it goes on. */
  void close(Shift shift, Attempt attempt, Instant now) {
    Job job = attempt.job;
    job.leaseId = null;
    job.leasedUntil = null;
    job.wokenAt = now;
    job.wakes = 0;
    if (attempt.link != null) {
      job.quickbooksId = attempt.link.quickbooksId();
    }
    switch (attempt.ending) {
      case Ending.Success() -> {
        attempted(job, now);
        job.status = JobStatus.SUCCESS.wireName();
        job.error = null;
        job.warning = Errors.write(attempt.warnings);
      }
      case Ending.Skipped(SyncError why) -> {
        job.attemptedAt = now;
        job.status = JobStatus.SKIPPED.wireName();
        job.error = Errors.write(why);
      }
      case Ending.Failed(SyncError why, boolean passing) -> {
        boolean usedUp = usedUp(attempt);
        attempted(job, now);
        job.error = Errors.write(why);
        boolean missed = attempt.dependsOn != null && arrived(job, attempt.dependsOn);
        if (missed && job.attempts < Ledger.MOST_ATTEMPTS) {
          job.dueAt = now;
        } else if (passing && !usedUp) {
          job.passing++;
          job.dueAt = now.plus(waitAfter(why));
          job.wokenAt = job.dueAt;
        } else {
          job.status = JobStatus.FAILED.wireName();
          // A failed row that has any is a dead letter: waiting was what it failed by.
          job.passing = usedUp ? job.passing + 1 : 0;
          job.waitsFor = attempt.dependsOn;
        }
      }
      case Ending.Waiting(String waitsFor, SyncError why) -> {
        job.error = Errors.write(why);
        Duration patience = patience(attempt, waitsFor);
        // What is there already nobody brings any more: others that wait for this one would give
        // up.
        job.waitsFor = patience.isZero() ? null : waitsFor;
        job.dueAt = now.plus(patience);
        job.wokenAt = job.dueAt;
      }
      case Ending.Deferred(Instant notBefore, SyncError why) -> {
        job.error = why == null ? job.error : Errors.write(why);
        // What somebody waits for since does not wait for the backlog's share of the limits.
        boolean expedited = shift.bulk() && !job.bulk;
        job.dueAt = notBefore == null || expedited ? now : notBefore;
        job.wokenAt = job.dueAt;
      }
    }
    if (job.status() != JobStatus.PENDING) {
      job.forced = false;
      job.pushOver = false;
    }
  }

  /**
   * How long to wait at most. What happened while the attempt was under way could not wake it: the
   * record that it waits for came, or was given up; or its own changed, and waits for another now.
   */
  private Duration patience(Attempt attempt, String waitsFor) {
    Job job = attempt.job;
    if (job.changedSince || arrived(job, waitsFor)) {
      return Duration.ZERO;
    }
    boolean givenUp =
        attempt.dependency instanceof Dependency.OnItsWay
            && !arrivals.expected(job.workspaceId, job.realmId, waitsFor);
    return givenUp ? config.retryDelay() : PATIENCE;
  }

  private boolean arrived(Job job, String record) {
    return arrivals.happened(job.workspaceId, job.realmId, record);
  }

  private Duration waitAfter(SyncError why) {
    return FaultGroup.of(why.quickbooksCode()).lasting()
        ? config.lastingRetryDelay()
        : config.retryDelay();
  }

  private static void attempted(Job job, Instant now) {
    job.attemptedAt = now;
    job.attempts++;
  }

  /**
   * Whether the attempt was the last that is made without a person: it goes to the dead-letter
   * queue.
   */
  boolean usedUp(Attempt attempt) {
    return attempt.ending instanceof Ending.Failed(SyncError why, boolean passing)
        && passing
        && (attempt.job.passing >= config.automaticRetries()
            || attempt.job.attempts + 1 >= Ledger.MOST_ATTEMPTS);
  }
}
