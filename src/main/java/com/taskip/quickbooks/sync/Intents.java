package com.taskip.quickbooks.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** Requests that were committed before they left, until all their outcomes are known. */
@ApplicationScoped
@Transactional
class Intents {
  private final Session entities;
  private final SyncConfig config;
  private final Clock clock;

  Intents(Session entities, SyncConfig config, Clock clock) {
    this.entities = entities;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Commits what is about to be sent; what it takes the place of was refused, or never left.
   *
   * @throws LeaseLost when another worker has taken over one of the jobs: nothing may be sent then
   */
  Outgoing commit(Shift shift, List<Attempt> attempts) {
    Outgoing outgoing =
        new Outgoing(
            UUID.randomUUID(),
            clock.instant(),
            true,
            attempts.stream().map(a -> new Outgoing.Entry(a.job.record(), a.write)).toList());
    long held =
        entities
            .createNativeQuery(
                """
                with held as (
                  update job set outgoing_id = :id, leased_until = :until
                  from (select id from job where lease_id = :lease and id = any(:jobs)
                    order by id for update) mine
                  where job.id = mine.id
                  returning job.id),
                intent as (
                  insert into outgoing (id, workspace_id, realm_id, operations, created_at)
                  values (:id, :workspace, :realm, cast(:operations as jsonb), :now))
                select count(*) from held
                """,
                Long.class)
            .setParameter("id", outgoing.requestId())
            .setParameter("workspace", shift.workspaceId())
            .setParameter("realm", shift.realmId())
            .setParameter("operations", outgoing.toJson())
            .setParameter("now", outgoing.committedAt())
            .setParameter("until", clock.instant().plus(config.lease()))
            .setParameter("lease", shift.lease())
            .setParameter("jobs", attempts.stream().map(a -> a.job.id).toArray(UUID[]::new))
            .getSingleResult();
    if (held != attempts.size()) {
      throw new LeaseLost(shift.lease());
    }
    List<UUID> before =
        attempts.stream().map(a -> a.job.outgoingId).filter(Objects::nonNull).distinct().toList();
    attempts.forEach(attempt -> attempt.job.outgoingId = outgoing.requestId());
    letGo(before);
    forgetSettled(before);
    return outgoing;
  }

  /** The request whose outcome is unknown to this job. */
  Outgoing find(UUID requestId) {
    Object[] row =
        entities
            .createNativeQuery(
                "select created_at, repeatable, cast(operations as text) from outgoing where id = :id",
                Object[].class)
            .setParameter("id", requestId)
            .getSingleResult();
    return Outgoing.read(requestId, (Instant) row[0], (Boolean) row[1], (String) row[2]);
  }

  /**
   * What was about to be sent together goes out one by one: all of that is committed before the
   * first leaves. Else a crash in between would have the whole of it sent again, together with what
   * went out alone.
   */
  List<Outgoing> commitApart(Shift shift, List<Attempt> attempts) {
    return attempts.stream().map(attempt -> commit(shift, List.of(attempt))).toList();
  }

  /**
   * Jobs let go of these requests without having got through, and are tried under another id from
   * now on. QuickBooks may not remember a refusal: to send one of them again as it was, for the
   * sake of the jobs that it still has, could do theirs after all, a second time.
   */
  void letGo(List<UUID> requests) {
    if (requests.isEmpty()) {
      return;
    }
    entities
        .createNativeMutationQuery(
            "update outgoing o set repeatable = false where o.id = any(:ids) and o.repeatable"
                + " and exists (select 1 from job where outgoing_id = o.id)")
        .setParameter("ids", requests.toArray(UUID[]::new))
        .executeUpdate();
  }

  /** Something of this request is tried otherwise from now on: it is never sent again as it was. */
  void neverRepeat(UUID requestId) {
    entities
        .createNativeMutationQuery("update outgoing set repeatable = false where id = :id")
        .setParameter("id", requestId)
        .executeUpdate();
  }

  /** Forgets those of the requests that no job waits for any more. */
  void forgetSettled(List<UUID> requests) {
    if (requests.isEmpty()) {
      return;
    }
    entities
        .createNativeMutationQuery(
            "delete from outgoing o where o.id = any(:ids)"
                + " and not exists (select 1 from job where outgoing_id = o.id)")
        .setParameter("ids", requests.toArray(UUID[]::new))
        .executeUpdate();
  }
}
