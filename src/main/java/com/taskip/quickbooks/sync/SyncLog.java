package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.record.RecordKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Sync Health: the job rows as people see them, and the Retry button. */
@ApplicationScoped
public class SyncLog {
  private static final int PAGE = 500;

  /** As many as are certain to be queued before the caller gives up waiting. */
  private static final int MOST_PAGES = 10;

  private static final String NOT_FOUND = "not_found";
  private static final String NOT_FAILED = "not_failed";
  private static final String EXHAUSTED = "attempts_exhausted";
  private static final String NEEDS_A_DECISION = "needs_a_decision";

  private final Jobs jobs;
  private final LogPages pages;
  private final LogRows rows;
  private final Links links;
  private final Looks looks;
  private final Connections connections;
  private final Reopening reopening;
  private final WakeUps wakeUps;

  SyncLog(
      Jobs jobs,
      LogPages pages,
      LogRows rows,
      Links links,
      Looks looks,
      Connections connections,
      Reopening reopening,
      WakeUps wakeUps) {
    this.jobs = jobs;
    this.pages = pages;
    this.rows = rows;
    this.links = links;
    this.looks = looks;
    this.connections = connections;
    this.reopening = reopening;
    this.wakeUps = wakeUps;
  }

  /** The workspace's rows that pass the filter, newest first. */
  @Transactional
  public SyncLogPage list(String workspaceId, SyncLogFilter filter) {
    List<LogRow> found = pages.newest(workspaceId, filter, filter.limit() + 1);
    boolean more = found.size() > filter.limit();
    List<LogRow> page = more ? found.subList(0, filter.limit()) : found;
    return new SyncLogPage(
        page.stream().map(SyncRow::of).toList(), more ? page.getLast().id.toString() : null);
  }

  /**
   * One row of the workspace, with what was last written to QuickBooks for its record.
   *
   * @throws Refusal 404 when the workspace has no such row
   */
  @Transactional
  public SyncRowDetails details(String workspaceId, UUID id) {
    LogRow row = rows.find(workspaceId, id).orElseThrow(SyncLog::noSuchRow);
    return new SyncRowDetails(
        SyncRow.of(row),
        links
            .find(workspaceId, row.realmId, row.kind(), row.entityId)
            .map(link -> new SyncRowDetails.LastSent(link.syncedAt, Links.state(link).sent()))
            .orElse(null));
  }

  /** How syncing fares in the workspace. */
  public HealthFigures figures(String workspaceId) {
    return new HealthFigures(
        looks.seenUntil(workspaceId, connections.of(workspaceId).realmId()),
        jobs.oldestPending(workspaceId),
        jobs.deadLetters(workspaceId));
  }

  /**
   * Queues a failed row again.
   *
   * @throws Refusal 404; 409 {@code not_failed}; 409 {@code attempts_exhausted} after 5 attempts
   */
  public SyncRow retry(String workspaceId, UUID id) {
    RetryResult result = retry(workspaceId, List.of(id.toString()), true);
    for (RetryResult.RefusedRetry refused : result.refused()) {
      throw refused.code().equals(NOT_FOUND)
          ? noSuchRow()
          : Refusal.conflict(refused.code(), sentence(refused.code()));
    }
    return SyncRow.of(rows.find(workspaceId, id).orElseThrow(SyncLog::noSuchRow));
  }

  /**
   * Queues these failed rows again; those that cannot be are named with the reason's code. {@code
   * needs_a_decision} are rows whose Retry pushes over what stands in QuickBooks, or creates
   * something a second time: nobody decides that for many at once.
   */
  public RetryResult retry(String workspaceId, List<String> ids) {
    return retry(workspaceId, ids, false);
  }

  private RetryResult retry(String workspaceId, List<String> ids, boolean decided) {
    Map<String, String> refused = new LinkedHashMap<>();
    Reopened queued =
        QuarkusTransaction.requiringNew().call(() -> queue(workspaceId, ids, decided, refused));
    wakeUps.wake(workspaceId, queued.toWake());
    return new RetryResult(
        queued.all().size(),
        refused.entrySet().stream()
            .map(row -> new RetryResult.RefusedRetry(row.getKey(), row.getValue()))
            .toList());
  }

  /**
   * Queues all failed rows of the connected company again, of one entity or with one error code
   * when given; of very many only the newest, which are left to another click.
   */
  public RetryResult retryFailed(String workspaceId, RecordKind entity, String code) {
    String realmId = connections.of(workspaceId).realmId();
    RetryResult all = RetryResult.NONE;
    String last = null;
    for (int number = 0; number < MOST_PAGES; number++) {
      List<String> page = jobs.failed(workspaceId, realmId, wireName(entity), code, last, PAGE);
      if (page.isEmpty()) {
        break;
      }
      all = all.and(retry(workspaceId, page, code != null));
      last = page.getLast();
    }
    return all;
  }

  private Reopened queue(
      String workspaceId, List<String> ids, boolean decided, Map<String, String> refused) {
    String realmId = connections.of(workspaceId).realmId();
    List<UUID> known = ids.stream().flatMap(id -> RowId.parse(id).stream()).toList();
    Map<String, Job> ledger = jobs.locked(workspaceId, known);
    Map<String, LogRow> aged =
        rows.find(
            workspaceId, known.stream().filter(id -> !ledger.containsKey(id.toString())).toList());
    List<UUID> failed = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      Job job = ledger.get(id);
      String code = job == null ? refusal(aged.get(id)) : refusal(job, realmId, decided);
      if (code == null) {
        failed.add(UUID.fromString(id));
      } else {
        refused.put(id, code);
      }
    }
    Reopened queued = reopening.reopen(failed, true);
    Set<UUID> open = Set.copyOf(queued.all());
    // Left alone were those whose record has a newer job that is open, or among these, already.
    failed.stream()
        .filter(id -> !open.contains(id))
        .forEach(id -> refused.put(id.toString(), NOT_FAILED));
    return queued;
  }

  /** The code of the reason why a row cannot be retried; null when it can. */
  private static String refusal(Job job, String realmId, boolean decided) {
    boolean ofFormerCompany = realmId != null && !realmId.equals(job.realmId);
    if (job.status() != JobStatus.FAILED || ofFormerCompany) {
      return NOT_FAILED;
    }
    if (job.attempts >= Ledger.MOST_ATTEMPTS) {
      return EXHAUSTED;
    }
    return !decided && Reopening.pushesOver(job) ? NEEDS_A_DECISION : null;
  }

  /** The same of a row that has aged: whatever it failed by, its record went through since. */
  private static String refusal(LogRow aged) {
    if (aged == null) {
      return NOT_FOUND;
    }
    return aged.failed() && aged.attempts >= Ledger.MOST_ATTEMPTS ? EXHAUSTED : NOT_FAILED;
  }

  private static Refusal noSuchRow() {
    return Refusal.notFound("There is no such row in this workspace.");
  }

  private static String sentence(String code) {
    return code.equals(EXHAUSTED)
        ? "The row was attempted 5 times; change the record in Taskip to start a new one."
        : "Only a failed row of the connected company, with nothing newer queued or done for"
            + " the same record, can be retried.";
  }

  private static String wireName(RecordKind kind) {
    return kind == null ? null : kind.wireName();
  }
}
