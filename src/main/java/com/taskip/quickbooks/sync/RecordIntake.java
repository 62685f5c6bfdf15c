package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.record.RecordChange;
import com.taskip.quickbooks.record.RecordImport;
import com.taskip.quickbooks.record.RecordKey;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The way in for every change in Taskip: the record and the job it sets off are stored in one
 * transaction, then the worker is woken. When the wake-up gets lost, the sweeper finds the job.
 */
@ApplicationScoped
public class RecordIntake {
  private final RecordStore records;
  private final RecordImport imports;
  private final Connections connections;
  private final Links links;
  private final Ledger ledger;
  private final Awakening awakening;
  private final WakeUps wakeUps;

  RecordIntake(
      RecordStore records,
      RecordImport imports,
      Connections connections,
      Links links,
      Ledger ledger,
      Awakening awakening,
      WakeUps wakeUps) {
    this.records = records;
    this.imports = imports;
    this.connections = connections;
    this.links = links;
    this.ledger = ledger;
    this.awakening = awakening;
    this.wakeUps = wakeUps;
  }

  /** Stores the record as it is now; what that sets off is in the ledger when this returns. */
  public RecordChange accept(String workspaceId, RecordKind kind, String id, TaskipRecord body) {
    List<UUID> jobs = new ArrayList<>();
    RecordChange change =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Connection connection = connections.shared(workspaceId);
                  RecordChange stored = records.put(workspaceId, kind, id, body);
                  if (stored.changed()) {
                    jobs.addAll(setOff(stored, connection));
                  }
                  return stored;
                });
    wakeUps.wake(workspaceId, jobs);
    return change;
  }

  /**
   * Stores records of the past in one transaction. Nothing syncs because of it: what changed in one
   * that QuickBooks has already goes out with the next manual sync.
   *
   * @return how many of them are new or changed
   */
  @Transactional
  public int acceptHistory(String workspaceId, Map<RecordKey, TaskipRecord> bodies) {
    List<RecordKey> changed = imports.keep(workspaceId, bodies);
    changed.stream()
        .collect(Collectors.groupingBy(RecordKey::kind))
        .forEach(
            (kind, keys) -> {
              ledger.changed(workspaceId, kind, ids(keys));
              links.untold(workspaceId, kind, ids(keys), null);
            });
    return changed.size();
  }

  private static List<String> ids(List<RecordKey> keys) {
    return keys.stream().map(RecordKey::id).toList();
  }

  private List<UUID> setOff(RecordChange change, Connection connection) {
    StoredRecord record = change.after();
    boolean disconnected = connection.status() == Status.DISCONNECTED;
    links.untold(
        record.workspaceId(),
        record.kind(),
        List.of(record.id()),
        disconnected ? null : connection.realmId());
    if (disconnected) {
      return List.of();
    }
    boolean linked =
        links
            .find(record.workspaceId(), connection.realmId(), record.kind(), record.id())
            .isPresent();
    List<UUID> jobs = new ArrayList<>();
    boolean known =
        linked
            || ledger.pursued(
                record.workspaceId(), connection.realmId(), record.kind(), record.id());
    Triggers.of(change, linked, known, connection.connectedAt())
        .ifPresent(action -> jobs.add(ledger.open(record, connection.realmId(), action, false)));
    // What sets off a job of its own wakes who waits for it when that job ends.
    if (change.isNew() || jobs.isEmpty()) {
      String arrived = record.kind().wireName() + ":" + record.id();
      jobs.addAll(
          awakening.of(record.workspaceId(), connection.realmId(), List.of(arrived), false));
    }
    return jobs;
  }
}
