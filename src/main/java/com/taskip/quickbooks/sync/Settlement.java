package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import com.taskip.quickbooks.quickbooks.view.InvoiceView;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.Dependency;
import com.taskip.quickbooks.sync.plan.InvoiceState;
import com.taskip.quickbooks.sync.plan.SyncError;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Writes down how attempts ended: the row, the link, what was sent, and what is to be woken next,
 * all in one transaction. An attempt whose lease was lost is dropped: its new holder settles it.
 */
@ApplicationScoped
class Settlement {
  /** How long a job waits for another record before it is looked at again in any case. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Logger LOG = Logger.getLogger(Settlement.class);

  private final Session entities;
  private final Jobs jobs;
  private final Ledger ledger;
  private final Awakening awakening;
  private final Links links;
  private final Arrivals arrivals;
  private final RunLedger runs;
  private final Intents intents;
  private final RecordStore records;
  private final DeadLetters deadLetters;
  private final SubscriptionWatch subscriptions;
  private final SettingsWatch settings;
  private final Looks looks;
  private final WakeUps wakeUps;
  private final Metrics metrics;
  private final SyncConfig config;
  private final Clock clock;

  Settlement(
      Session entities,
      Jobs jobs,
      Ledger ledger,
      Awakening awakening,
      Links links,
      Arrivals arrivals,
      RunLedger runs,
      Intents intents,
      RecordStore records,
      DeadLetters deadLetters,
      SubscriptionWatch subscriptions,
      SettingsWatch settings,
      Looks looks,
      WakeUps wakeUps,
      Metrics metrics,
      SyncConfig config,
      Clock clock) {
    this.entities = entities;
    this.jobs = jobs;
    this.ledger = ledger;
    this.awakening = awakening;
    this.links = links;
    this.arrivals = arrivals;
    this.runs = runs;
    this.intents = intents;
    this.records = records;
    this.deadLetters = deadLetters;
    this.subscriptions = subscriptions;
    this.settings = settings;
    this.looks = looks;
    this.wakeUps = wakeUps;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Settles attempts of one kind; those that go on keep their lease, but what they wrote is kept.
   */
  void settle(Shift shift, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    // First the dead-letter queue, then the row: a crash in between repeats the last try, and loses
    // nothing.
    deadLetters.keep(
        shift.workspaceId(),
        attempts.stream().filter(this::usedUp).map(attempt -> attempt.job.id).toList());
    Instant now = clock.instant();
    Map<Instant, List<UUID>> due = new TreeMap<>();
    try {
      QuarkusTransaction.requiringNew()
          .call(() -> store(shift, attempts, now, due))
          .forEach(this::count);
    } catch (RuntimeException e) {
      unstored(shift, attempts, e);
      return;
    }
    due.forEach((at, jobs) -> wakeUps.wake(shift.workspaceId(), jobs, Duration.between(now, at)));
  }

  /**
   * One that cannot be stored must not undo the others: each is settled alone, and only it fails.
   */
  private void unstored(Shift shift, List<Attempt> attempts, RuntimeException failure) {
    if (attempts.size() > 1) {
      attempts.forEach(attempt -> settle(shift, List.of(attempt)));
      return;
    }
    Attempt attempt = attempts.getFirst();
    if (attempt.ending instanceof Ending.Failed(SyncError why, boolean passing)
        && why == Errors.INTERNAL) {
      throw failure;
    }
    LOG.errorf(
        failure, "event=not_settled workspace=%s job=%s", shift.workspaceId(), attempt.job.id);
    // What was written and cannot be kept is found again by its intent, and not written twice.
    attempt.unknown |= attempt.answer != null;
    attempt.answer = null;
    attempt.failed(Errors.INTERNAL, true);
    settle(shift, attempts);
  }

  /** Answers with the attempts that ended. */
  private List<Attempt> store(
      Shift shift, List<Attempt> attempts, Instant now, Map<Instant, List<UUID>> due) {
    ledger.oneByOne(shift.workspaceId());
    // The connection before the jobs, like everybody who takes both.
    subscriptions.note(shift, attempts);
    List<Attempt> held = held(shift, attempts);
    settings.reconsider(shift, held);
    Map<RecordKind, List<Attempt>> written =
        held.stream()
            .filter(attempt -> attempt.answer != null)
            .collect(Collectors.groupingBy(attempt -> attempt.job.kind()));
    written.forEach((kind, linked) -> links.keep(shift, kind, linked, now));
    held.stream()
        .filter(attempt -> attempt.answer != null)
        .flatMap(Settlement::unseenSince)
        .min(Comparator.naturalOrder())
        .ifPresent(unseen -> looks.lookAgainFrom(shift, unseen));
    List<UUID> requests =
        held.stream()
            .map(attempt -> attempt.job.outgoingId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    List<UUID> notThrough =
        held.stream()
            .filter(attempt -> !attempt.unknown && !attempt.through())
            .map(attempt -> attempt.job.outgoingId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    List<Attempt> ended = held.stream().filter(Attempt::ended).toList();
    for (Attempt attempt : held) {
      if (!attempt.unknown) {
        attempt.job.outgoingId = null;
      }
    }
    List<String> linkedNow = new ArrayList<>();
    List<String> closedNow = new ArrayList<>();
    List<Attempt> followed = new ArrayList<>();
    RunCounts counts = new RunCounts();
    for (Attempt attempt : ended) {
      close(shift, attempt, now);
      log(attempt);
      if (attempt.job.status() == JobStatus.PENDING) {
        if (leavesItsRun(attempt)) {
          counts.add(attempt.job.runId, JobStatus.SKIPPED);
          attempt.job.runId = null;
          closedNow.add(attempt.job.record());
        }
        boolean wakesUp =
            !attempt.job.dueAt.isAfter(now) || !(attempt.ending instanceof Ending.Waiting);
        if (wakesUp && !attempt.job.bulk) {
          due.computeIfAbsent(attempt.job.dueAt, at -> new ArrayList<>()).add(attempt.job.id);
        }
        continue;
      }
      counts.add(attempt.job.runId, attempt.job.status());
      (attempt.ending instanceof Ending.Success ? linkedNow : closedNow).add(attempt.job.record());
      if (attempt.job.changedSince) {
        followed.add(attempt);
      }
    }
    jobs.keep(held.stream().map(attempt -> attempt.job).toList());
    runs.count(counts);
    intents.letGo(notThrough);
    intents.forgetSettled(requests);
    List<UUID> dueNow = new ArrayList<>();
    followed.forEach(attempt -> dueNow.add(follow(shift, attempt)));
    dueNow.addAll(awakening.of(shift.workspaceId(), shift.realmId(), linkedNow, true));
    dueNow.addAll(awakening.of(shift.workspaceId(), shift.realmId(), closedNow, false));
    List<String> lanes =
        ended.stream()
            .map(attempt -> attempt.job.lane)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    dueNow.addAll(ledger.nextIn(shift.workspaceId(), shift.realmId(), lanes));
    due.computeIfAbsent(now, at -> new ArrayList<>()).addAll(dueNow.stream().distinct().toList());
    return ended;
  }

  /**
   * Since when QuickBooks may have an invoice paid without the pull having been able to know that
   * it is ours: since its create left whose answer was lost, or since it was found to be paid.
   */
  private static Stream<Instant> unseenSince(Attempt attempt) {
    boolean paid =
        attempt.remembered.open() && InvoiceState.of(attempt.answer) == InvoiceState.PAID;
    return Stream.of(
            Optional.ofNullable(attempt.lostSince),
            Optional.of(InvoiceView.of(attempt.answer))
                .filter(invoice -> paid)
                .map(InvoiceView::lastUpdated))
        .flatMap(Optional::stream);
  }

  /** The attempts whose rows this worker still holds, with their rows locked and fresh. */
  private List<Attempt> held(Shift shift, List<Attempt> attempts) {
    Map<UUID, Job> rows =
        entities
            .createQuery("from Job where leaseId = :lease and id in :ids order by id", Job.class)
            .setParameter("lease", shift.lease())
            .setParameter("ids", attempts.stream().map(attempt -> attempt.job.id).toList())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .collect(Collectors.toMap(job -> job.id, Function.identity()));
    // They are written back together (Jobs.keep), not one by one.
    rows.values().forEach(entities::detach);
    List<Attempt> held = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Job row = rows.get(attempt.job.id);
      if (row == null) {
        LOG.warnf("event=lease_lost workspace=%s job=%s", shift.workspaceId(), attempt.job.id);
        continue;
      }
      row.action = attempt.job.action;
      attempt.job = row;
      held.add(attempt);
    }
    return held;
  }

  /**
   * A run does not go on for ever because of a job that waits for something which nobody is
   * bringing to QuickBooks: the job stays open and says what it waits for, and the run counts it as
   * skipped.
   */
  private boolean leavesItsRun(Attempt attempt) {
    Job job = attempt.job;
    return job.runId != null
        && attempt.ending instanceof Ending.Waiting(String waitsFor, SyncError why)
        && !job.changedSince
        && !arrived(job, waitsFor)
        && !arrivals.expected(job.workspaceId, job.realmId, waitsFor);
  }

  private void close(Shift shift, Attempt attempt, Instant now) {
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

  private boolean usedUp(Attempt attempt) {
    return attempt.ending instanceof Ending.Failed(SyncError why, boolean passing)
        && passing
        && (attempt.job.passing >= config.automaticRetries()
            || attempt.job.attempts + 1 >= Ledger.MOST_ATTEMPTS);
  }

  /** The record changed while its job was in flight: the rest of the way is a row of its own. */
  private UUID follow(Shift shift, Attempt attempt) {
    StoredRecord record =
        records.find(shift.workspaceId(), attempt.job.kind(), attempt.job.entityId).orElseThrow();
    Verb verb =
        record.body() instanceof Invoice invoice && invoice.status() == InvoiceStatus.VOID
            ? Verb.VOID
            : attempt.link == null ? Verb.CREATE : Verb.UPDATE;
    return ledger.open(record, shift.realmId(), JobAction.push(record.kind(), verb), false);
  }

  private void count(Attempt attempt) {
    metrics.count(Metric.JOBS, outcome(attempt));
    if (ours(attempt)) {
      metrics.count(Metric.MISTAKES);
    }
  }

  /** How it ended, in the words of {@link Metric#JOBS}. */
  private static String outcome(Attempt attempt) {
    boolean failed = attempt.ending instanceof Ending.Failed;
    return switch (attempt.job.status()) {
      case PENDING -> failed ? "again" : "waiting";
      case FAILED -> attempt.job.passing > 0 ? "given_up" : JobStatus.FAILED.wireName();
      case SUCCESS, SKIPPED -> attempt.job.status;
    };
  }

  /** What was our own mistake is an error of this service, whatever it is for the workspace. */
  private static void log(Attempt attempt) {
    SyncError why = Errors.error(attempt.job.error);
    LOG.logf(
        ours(attempt) ? Logger.Level.ERROR : Logger.Level.INFO,
        "event=job_settled workspace=%s job=%s entity=%s entity_id=%s action=%s status=%s attempts=%d"
            + " code=%s intuit_tid=%s",
        attempt.job.workspaceId,
        attempt.job.id,
        attempt.job.entity,
        attempt.job.entityId,
        attempt.job.action,
        attempt.job.status,
        attempt.job.attempts,
        why == null ? null : why.code(),
        why == null ? null : why.intuitTid());
  }

  private static boolean ours(Attempt attempt) {
    SyncError why = Errors.error(attempt.job.error);
    return why != null && Errors.ours(why);
  }
}
