package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.record.RecordKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;

/** Sync Health: the job rows as people see them, and the Retry button. */
@ApplicationScoped
public class SyncLog {
  private static final int MOST_RETRIED_AT_ONCE = 5000;

  private final Jobs jobs;
  private final Ledger ledger;
  private final WakeUps wakeUps;

  SyncLog(Jobs jobs, Ledger ledger, WakeUps wakeUps) {
    this.jobs = jobs;
    this.ledger = ledger;
    this.wakeUps = wakeUps;
  }

  /** The workspace's rows that pass the filter, newest first. */
  @Transactional
  public SyncLogPage list(String workspaceId, SyncLogFilter filter) {
    StringJoiner where = new StringJoiner(" and ");
    where.add("workspaceId = :workspace");
    Map<String, Object> values = new HashMap<>();
    values.put("workspace", workspaceId);
    narrow(where, values, "entity = :entity", "entity", wireName(filter.entity()));
    narrow(
        where,
        values,
        "action = :action",
        "action",
        filter.action() == null ? null : filter.action().wireName());
    narrow(
        where,
        values,
        "direction = :direction",
        "direction",
        filter.direction() == null ? null : filter.direction().wireName());
    narrow(
        where,
        values,
        "status = :status",
        "status",
        filter.status() == null ? null : filter.status().wireName());
    narrow(where, values, "entityId = :entityId", "entityId", filter.entityId());
    narrow(where, values, "createdAt >= :from", "from", filter.from());
    narrow(where, values, "createdAt < :to", "to", filter.to());
    narrow(where, values, "id < :before", "before", filter.before());
    List<Job> found =
        jobs.find(where + " order by id desc", values).range(0, filter.limit()).list();
    boolean more = found.size() > filter.limit();
    List<Job> page = more ? found.subList(0, filter.limit()) : found;
    return new SyncLogPage(
        page.stream().map(SyncRow::of).toList(), more ? page.getLast().id.toString() : null);
  }

  /**
   * Queues a failed row again.
   *
   * @throws Refusal 404; 409 {@code not_failed}; 409 {@code attempts_exhausted} after 5 attempts
   */
  public SyncRow retry(String workspaceId, UUID id) {
    SyncRow row =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Job job = jobs.locked(workspaceId, id);
                  if (job == null) {
                    throw Refusal.notFound("There is no such row in this workspace.");
                  }
                  String refused = refusal(job);
                  if (refused != null) {
                    throw Refusal.conflict(refused, sentence(refused));
                  }
                  ledger.reopen(List.of(job), true);
                  return SyncRow.of(job);
                });
    wakeUps.wake(workspaceId, List.of(id));
    return row;
  }

  /** Queues these failed rows again; those that cannot be are named with the reason's code. */
  public RetryResult retry(String workspaceId, List<String> ids) {
    List<RetryResult.RefusedRetry> refused = new ArrayList<>();
    List<UUID> queued = new ArrayList<>();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ids.stream().distinct().forEach(id -> retryOne(workspaceId, id, queued, refused)));
    wakeUps.wake(workspaceId, queued);
    return new RetryResult(queued.size(), refused);
  }

  /** Queues all failed rows again, of one entity or with one error code when given. */
  public RetryResult retryFailed(String workspaceId, RecordKind entity, String code) {
    List<String> ids = jobs.failed(workspaceId, wireName(entity), code, MOST_RETRIED_AT_ONCE);
    return retry(workspaceId, ids);
  }

  private void retryOne(
      String workspaceId, String id, List<UUID> queued, List<RetryResult.RefusedRetry> refused) {
    Job job = RowId.parse(id).map(uuid -> jobs.locked(workspaceId, uuid)).orElse(null);
    String code = job == null ? "not_found" : refusal(job);
    if (code == null) {
      queued.addAll(ledger.reopen(List.of(job), true));
    } else {
      refused.add(new RetryResult.RefusedRetry(id, code));
    }
  }

  /** The code of the reason why a row cannot be retried; null when it can. */
  private String refusal(Job job) {
    if (job.status() != JobStatus.FAILED) {
      return "not_failed";
    }
    if (job.attempts >= Ledger.MOST_ATTEMPTS) {
      return "attempts_exhausted";
    }
    boolean newer = !ledger.openJobs(job.workspaceId, job.kind(), List.of(job.entityId)).isEmpty();
    return newer ? "already_queued" : null;
  }

  private static String sentence(String code) {
    return switch (code) {
      case "not_failed" -> "Only a failed row can be retried.";
      case "attempts_exhausted" ->
          "The row was attempted 5 times; change the record in Taskip to start a new one.";
      default -> "A newer change of the same record is queued already.";
    };
  }

  private static String wireName(RecordKind kind) {
    return kind == null ? null : kind.wireName();
  }

  private static void narrow(
      StringJoiner where, Map<String, Object> values, String condition, String name, Object value) {
    if (Objects.nonNull(value)) {
      where.add(condition);
      values.put(name, value);
    }
  }
}
