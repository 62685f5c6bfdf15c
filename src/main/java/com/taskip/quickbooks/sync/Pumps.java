package com.taskip.quickbooks.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The pumps that work off the workspaces' backlogs. However many jobs there are, the queue holds
 * one message a pump, and a workspace keeps as many workers busy as it has pumps. A pump is held
 * like a job is: a second message for it finds it held, and a dead holder's pump is woken again by
 * the sweeper.
 */
@ApplicationScoped
@Transactional
class Pumps {
  /** Whoever sent a pump's message may have had a clock that is ahead by this much. */
  private static final Duration SKEW = Duration.ofSeconds(1);

  private final Session entities;
  private final Event<Pump> started;
  private final SyncConfig config;
  private final Clock clock;

  Pumps(Session entities, Event<Pump> started, SyncConfig config, Clock clock) {
    this.entities = entities;
    this.started = started;
    this.config = config;
    this.clock = clock;
  }

  /**
   * There are so many more jobs in the backlog: sees to it that as many pumps run as are of use.
   * They are woken once the caller's transaction is committed.
   */
  void start(String workspaceId, int jobs) {
    if (jobs > 0) {
      int useful = Math.ceilDiv(jobs, WakeUps.JOBS_PER_MESSAGE);
      startFirst(workspaceId, Math.min(useful, config.bulkPumps()));
    }
  }

  private void startFirst(String workspaceId, int pumps) {
    entities
        .createNativeQuery(
            """
            insert into bulk_pump (workspace_id, number, due_at, woken_at)
            select :workspace, number, :now, :now from generate_series(1, :pumps) as number
            on conflict (workspace_id, number) do update set
              due_at = excluded.due_at,
              woken_at = excluded.woken_at,
              wakes = 0,
              stirred = bulk_pump.lease_id is not null
            where bulk_pump.due_at is null or bulk_pump.due_at > excluded.due_at
              or bulk_pump.lease_id is not null and not bulk_pump.stirred
            returning cast(case when lease_id is null then number end as integer)
            """,
            Integer.class)
        .setParameter("workspace", workspaceId)
        .setParameter("now", clock.instant())
        .setParameter("pumps", pumps)
        .getResultList()
        .stream()
        .filter(Objects::nonNull)
        .forEach(number -> started.fire(new Pump(workspaceId, number)));
  }

  /** The workspace can go on: wakes the pumps whose turn came while it could not. */
  void resume(String workspaceId) {
    entities
        .createNativeQuery(
            """
            update bulk_pump set due_at = least(due_at, :now), woken_at = :now, wakes = 0
            where workspace_id = :workspace and due_at is not null and lease_id is null
            returning cast(number as integer)
            """,
            Integer.class)
        .setParameter("workspace", workspaceId)
        .setParameter("now", clock.instant())
        .getResultList()
        .forEach(number -> started.fire(new Pump(workspaceId, number)));
  }

  /** Takes hold of the pump; false when it is held, or has nothing to do yet. */
  boolean hold(Pump pump, UUID lease) {
    Instant now = clock.instant();
    int held =
        entities
            .createNativeMutationQuery(
                """
                update bulk_pump set lease_id = :lease, leased_until = :until, stirred = false
                where workspace_id = :workspace and number = :number and due_at <= :soon
                  and (lease_id is null or leased_until < :now)
                """)
            .setParameter("lease", lease)
            .setParameter("until", now.plus(config.lease()))
            .setParameter("workspace", pump.workspaceId())
            .setParameter("number", pump.number())
            .setParameter("now", now)
            .setParameter("soon", now.plus(SKEW))
            .executeUpdate();
    return held == 1;
  }

  /**
   * Lets go of the pump.
   *
   * @param next when its next turn is; null when there is nothing more to do
   * @return when its next turn is: now when there is new work; null for none, or when the pump has
   *     been taken over
   */
  Instant letGo(Pump pump, UUID lease, Instant next) {
    List<Instant> due =
        entities
            .createNativeQuery(
                """
                update bulk_pump set lease_id = null, leased_until = null, stirred = false, wakes = 0,
                  due_at = case when stirred then due_at else cast(:next as timestamptz) end,
                  woken_at = case when stirred then woken_at else coalesce(cast(:next as timestamptz), woken_at) end
                where workspace_id = :workspace and number = :number and lease_id = :lease
                returning due_at
                """,
                Instant.class)
            .setParameter("next", next, Instant.class)
            .setParameter("workspace", pump.workspaceId())
            .setParameter("number", pump.number())
            .setParameter("lease", lease)
            .getResultList();
    return due.isEmpty() ? null : due.getFirst();
  }

  /** Pumps of connected workspaces that are due, and that nobody holds or was woken for lately. */
  List<Pump> forgotten(String environment) {
    return entities
        .createNativeQuery(
            """
            update bulk_pump set woken_at = :now, wakes = wakes + 1
            where (workspace_id, number) in (
              select p.workspace_id, p.number from bulk_pump p
              join connection c on c.workspace_id = p.workspace_id
                and c.status = 1 and c.environment = :environment
              where p.due_at <= :now and (p.lease_id is null or p.leased_until < :now)
                and p.woken_at + make_interval(secs => :grace * power(2, least(p.wakes, 6))) <= :now
              for update of p skip locked)
            returning workspace_id, cast(number as integer)
            """,
            Object[].class)
        .setParameter("now", clock.instant())
        .setParameter("environment", environment)
        .setParameter("grace", config.wakeGrace().toMillis() / 1000.0)
        .getResultList()
        .stream()
        .map(row -> new Pump((String) row[0], (Integer) row[1]))
        .toList();
  }
}
