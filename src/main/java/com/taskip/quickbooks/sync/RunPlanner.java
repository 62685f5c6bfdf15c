package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a workspace's runs further: looks through its records page by page and opens the jobs that
 * are missing. Jobs and page are committed together, so after a crash it goes on where it stopped.
 */
@ApplicationScoped
class RunPlanner {
  private static final int PAGE = 500;

  /** So that a turn of a pump stays a matter of seconds. */
  private static final int MOST_PAGES = 40;

  private final RunLedger runs;
  private final RecordStore records;
  private final Links links;
  private final Ledger ledger;
  private final Backlog backlog;
  private final Pumps pumps;
  private final Connections connections;

  RunPlanner(
      RunLedger runs,
      RecordStore records,
      Links links,
      Ledger ledger,
      Backlog backlog,
      Pumps pumps,
      Connections connections) {
    this.runs = runs;
    this.records = records;
    this.links = links;
    this.ledger = ledger;
    this.backlog = backlog;
    this.pumps = pumps;
    this.connections = connections;
  }

  /** Plans what is not planned yet, and closes what a cancel left open. */
  void goOn(Shift shift) {
    if (!runs.anyOpen(shift.workspaceId())) {
      return;
    }
    runs.closeCancelled(shift.workspaceId());
    boolean more = true;
    for (int page = 0; page < MOST_PAGES && more; page++) {
      more = QuarkusTransaction.requiringNew().call(() -> planPage(shift));
    }
    if (more) {
      QuarkusTransaction.requiringNew().run(() -> pumps.start(shift.workspaceId(), 1));
    }
  }

  /** One page of the oldest run that is not planned; false when there is none. */
  private boolean planPage(Shift shift) {
    ledger.oneByOne(shift.workspaceId());
    if (!connections.shared(shift.workspaceId()).connectedTo(shift.realmId())) {
      return false;
    }
    Optional<Run> unplanned = runs.unplanned(shift.workspaceId());
    unplanned.ifPresent(this::planPage);
    return unplanned.isPresent();
  }

  private void planPage(Run run) {
    RecordKind kind = run.planning();
    List<StoredRecord> page = records.page(run.workspaceId, kind, run.plannedTo, PAGE);
    int opened = backlog.open(run, wanted(run, kind, page));
    run.total += opened;
    if (page.size() == PAGE) {
      run.plannedTo = page.getLast().id();
    } else {
      RecordKind next = run.scope().after(kind);
      run.planning = next == null ? null : next.wireName();
      run.plannedTo = "";
    }
    runs.planned(run);
    pumps.start(run.workspaceId, opened);
  }

  private List<Backlog.Opening> wanted(Run run, RecordKind kind, List<StoredRecord> page) {
    if (page.isEmpty()) {
      return List.of();
    }
    List<String> ids = page.stream().map(StoredRecord::id).toList();
    Set<String> linked = links.states(run.workspaceId, run.realmId, kind, ids).keySet();
    Set<String> untold = links.untold(run.workspaceId, run.realmId, kind, ids);
    ledger.latestJobs(run.workspaceId, run.realmId, kind, ids).values().stream()
        .filter(job -> Backfill.leftUntold(job.status(), Errors.codeOf(job.error)))
        .forEach(job -> untold.add(job.entityId));
    List<Backlog.Opening> wanted = new ArrayList<>();
    for (StoredRecord record : page) {
      Backfill.of(record, linked.contains(record.id()), untold.contains(record.id()))
          .ifPresent(action -> wanted.add(new Backlog.Opening(record, action)));
    }
    links.told(
        run.workspaceId,
        run.realmId,
        kind,
        wanted.stream().map(opening -> opening.record().id()).filter(untold::contains).toList());
    return wanted;
  }
}
