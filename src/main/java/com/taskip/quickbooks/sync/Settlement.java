package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.quickbooks.view.InvoiceView;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
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
  private static final Logger LOG = Logger.getLogger(Settlement.class);

  private final Session entities;
  private final Jobs jobs;
  private final Ledger ledger;
  private final Awakening awakening;
  private final Links links;
  private final Closing closing;
  private final RunLedger runs;
  private final Intents intents;
  private final RecordStore records;
  private final DeadLetters deadLetters;
  private final SubscriptionWatch subscriptions;
  private final SettingsWatch settings;
  private final Looks looks;
  private final WakeUps wakeUps;
  private final Metrics metrics;
  private final Clock clock;

  Settlement(
      Session entities,
      Jobs jobs,
      Ledger ledger,
      Awakening awakening,
      Links links,
      Closing closing,
      RunLedger runs,
      Intents intents,
      RecordStore records,
      DeadLetters deadLetters,
      SubscriptionWatch subscriptions,
      SettingsWatch settings,
      Looks looks,
      WakeUps wakeUps,
      Metrics metrics,
      Clock clock) {
    this.entities = entities;
    this.jobs = jobs;
    this.ledger = ledger;
    this.awakening = awakening;
    this.links = links;
    this.closing = closing;
    this.runs = runs;
    this.intents = intents;
    this.records = records;
    this.deadLetters = deadLetters;
    this.subscriptions = subscriptions;
    this.settings = settings;
    this.looks = looks;
    this.wakeUps = wakeUps;
    this.metrics = metrics;
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
        attempts.stream().filter(closing::usedUp).map(attempt -> attempt.job.id).toList());
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
      closing.close(shift, attempt, now);
      log(attempt);
      if (attempt.job.status() == JobStatus.PENDING) {
        if (closing.leavesItsRun(attempt)) {
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
    List<String> lanes =
        ended.stream()
            .map(attempt -> attempt.job.lane)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    dueNow.addAll(awakening.after(shift, linkedNow, closedNow, lanes));
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
