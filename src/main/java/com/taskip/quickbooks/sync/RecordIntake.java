package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.record.RecordChange;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The way in for every change in Taskip: the record and the job it sets off are stored in one
 * transaction, then the worker is woken. When the wake-up gets lost, the sweeper finds the job.
 */
@ApplicationScoped
public class RecordIntake {
  private final RecordStore records;
  private final Connections connections;
  private final Links links;
  private final Ledger ledger;
  private final Reopening reopening;
  private final WakeUps wakeUps;

  RecordIntake(
      RecordStore records,
      Connections connections,
      Links links,
      Ledger ledger,
      Reopening reopening,
      WakeUps wakeUps) {
    this.records = records;
    this.connections = connections;
    this.links = links;
    this.ledger = ledger;
    this.reopening = reopening;
    this.wakeUps = wakeUps;
  }

  /** Stores the record as it is now; what that sets off is in the ledger when this returns. */
  public RecordChange accept(String workspaceId, RecordKind kind, String id, TaskipRecord body) {
    List<UUID> jobs = new ArrayList<>();
    RecordChange change =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  RecordChange stored = records.put(workspaceId, kind, id, body);
                  if (stored.changed()) {
                    jobs.addAll(setOff(stored));
                  }
                  return stored;
                });
    wakeUps.wake(workspaceId, jobs);
    return change;
  }

  private List<UUID> setOff(RecordChange change) {
    StoredRecord record = change.after();
    Connection connection = connections.of(record.workspaceId());
    if (connection.status() == Status.DISCONNECTED) {
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
          reopening.awaken(record.workspaceId(), connection.realmId(), List.of(arrived), false));
    }
    return jobs;
  }
}
