package com.taskip.quickbooks.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * Jobs go on because what they wait for is there, or will not come. However many there are, it is
 * one statement: thousands of invoices may wait for one contact.
 */
@ApplicationScoped
@Transactional
class Awakening {
  private final Session entities;
  private final Ledger ledger;
  private final Reopening reopening;
  private final Reopenings reopenings;
  private final Backlog backlog;
  private final Pumps pumps;
  private final Clock clock;

  Awakening(
      Session entities,
      Ledger ledger,
      Reopening reopening,
      Reopenings reopenings,
      Backlog backlog,
      Pumps pumps,
      Clock clock) {
    this.entities = entities;
    this.ledger = ledger;
    this.reopening = reopening;
    this.reopenings = reopenings;
    this.backlog = backlog;
    this.pumps = pumps;
    this.clock = clock;
  }

  /**
   * The jobs that may go on after a settlement, made due.
   *
   * @param linked records that are in QuickBooks now, as {@code kind:id}
   * @param closed those whose jobs ended otherwise
   * @param lanes that nobody is in any more
   * @return the ids of those to be woken; what is part of the backlog its pumps take up
   */
  List<UUID> after(Shift shift, List<String> linked, List<String> closed, List<String> lanes) {
    List<String> records = Stream.concat(linked.stream(), closed.stream()).toList();
    if (!anybodyAfter(shift, records, lanes)) {
      return List.of();
    }
    List<UUID> toWake = new ArrayList<>(wake(shift.workspaceId(), shift.realmId(), linked, true));
    toWake.addAll(wake(shift.workspaceId(), shift.realmId(), closed, false));
    toWake.addAll(ledger.nextIn(shift.workspaceId(), shift.realmId(), lanes));
    return toWake;
  }

  /** Whether any row may go on after these. Mostly none does. */
  private boolean anybodyAfter(Shift shift, List<String> records, List<String> lanes) {
    return entities
        .createNativeQuery(
            """
            select exists (select from job
                where workspace_id = :workspace and waits_for = any(:records) and waits_for is not null)
              or exists (select from job
                where workspace_id = :workspace and realm_id = :realm and lane = any(:lanes)
                  and status = 'pending' and lease_id is null and due_at <= :now)
            """,
            Boolean.class)
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .setParameter("records", records.toArray(String[]::new))
        .setParameter("lanes", lanes.toArray(String[]::new))
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  /**
   * The jobs that wait for one of these records (as {@code kind:id}), made due: those that are
   * open, and where the records are in QuickBooks now also those that failed for want of them.
   *
   * @return the ids of those to be woken; what is part of the backlog its pumps take up
   */
  List<UUID> of(String workspaceId, String realmId, Collection<String> records, boolean linked) {
    return awaited(workspaceId, records) ? wake(workspaceId, realmId, records, linked) : List.of();
  }

  private List<UUID> wake(
      String workspaceId, String realmId, Collection<String> records, boolean linked) {
    if (records.isEmpty()) {
      return List.of();
    }
    Map<Boolean, List<UUID>> waiting = due(workspaceId, realmId, records, linked);
    List<UUID> live = waiting.get(false);
    int pumped = waiting.get(true).size();
    if (live.size() > WakeUps.JOBS_PER_MESSAGE) {
      backlog.join(live);
      pumped += live.size();
      live = List.of();
    }
    pumps.start(workspaceId, pumped);
    List<UUID> toWake = new ArrayList<>(live);
    if (linked) {
      toWake.addAll(reopen(workspaceId, realmId, records));
    }
    return toWake;
  }

  /** Whether any row waits for one of the records, or did in vain. Mostly none does. */
  private boolean awaited(String workspaceId, Collection<String> records) {
    return entities
        .createNativeQuery(
            """
            select exists (select from job
              where workspace_id = :workspace and waits_for = any(:records) and waits_for is not null)
            """,
            Boolean.class)
        .setParameter("workspace", workspaceId)
        .setParameter("records", records.toArray(String[]::new))
        .getSingleResult();
  }

  /**
   * Those that are open, by whether they are part of the backlog. What they waited for being there,
   * they wait for nothing from now on, and not only from when a worker claims them: others wait for
   * them in turn ({@link Arrivals#expected}).
   */
  private Map<Boolean, List<UUID>> due(
      String workspaceId, String realmId, Collection<String> records, boolean linked) {
    return entities
        .createNativeQuery(
            """
            update job set due_at = :now, woken_at = :now,
              waits_for = case when :linked then null else waits_for end
            where workspace_id = :workspace and realm_id = :realm
              and waits_for = any(:records) and status = 'pending'
            returning id, bulk
            """,
            Object[].class)
        .setParameter("now", clock.instant())
        .setParameter("linked", linked)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("records", records.toArray(String[]::new))
        .getResultStream()
        .collect(
            Collectors.partitioningBy(
                row -> (Boolean) row[1],
                Collectors.mapping(row -> (UUID) row[0], Collectors.toList())));
  }

  private List<UUID> reopen(String workspaceId, String realmId, Collection<String> records) {
    Cause cause = Cause.waitedFor(records);
    List<UUID> failed =
        reopenings.page(
            workspaceId,
            realmId,
            cause,
            clock.instant().plusMillis(1),
            null,
            WakeUps.JOBS_PER_MESSAGE + 1);
    if (failed.size() > WakeUps.JOBS_PER_MESSAGE) {
      reopenings.order(workspaceId, realmId, cause);
      return List.of();
    }
    return reopening.reopen(failed, false).toWake();
  }
}
