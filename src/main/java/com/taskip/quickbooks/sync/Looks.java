package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.sync.OpenInvoices.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Whose turn it is to look for payments in a company, and up to when everything there was seen.
 * Intuit meters reads: however often a look is asked for at once, one is enough. Asking is counted
 * and not timed, since functions' clocks differ: a look answers what was asked for before it began.
 * Every method takes part in the caller's transaction, or makes one of its own; none is open while
 * QuickBooks is asked.
 */
@ApplicationScoped
@Transactional
class Looks {
  /**
   * Longer than a query takes, so that it runs out only when its holder is dead. Should it run out
   * earlier, the second look costs a call and does no harm.
   */
  private static final Duration TURN = Duration.ofSeconds(90);

  /** By how much one function's clock may be off from another's: a look in time is not put off. */
  private static final Duration SKEW = Duration.ofSeconds(1);

  /** By how much our clock may be off from QuickBooks'. */
  static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private final Session entities;
  private final Clock clock;

  Looks(Session entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * A look that has begun.
   *
   * @param asked how many had been asked for by then
   * @param seenUntil by QuickBooks' clock; null when nothing was seen yet
   */
  record Turn(UUID holder, long asked, Instant seenUntil) {}

  /** Up to when the company's payments have been seen; null before the first look. */
  Instant seenUntil(String workspaceId, String realmId) {
    return entities
        .createNativeQuery(
            "select seen_until from look where workspace_id = :workspace and realm_id = cast(:realm as text)",
            Instant.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .getSingleResultOrNull();
  }

  /**
   * Asks for looks because it is time. Where somebody looks right now, none is needed.
   *
   * @return the workspaces to be woken
   */
  List<String> askInTurn(List<Waiting> waiting) {
    return entities
        .createNativeQuery(
            """
            insert into look (workspace_id, realm_id, asked, due_at)
            select workspace_id, realm_id, 1, :now
            from unnest(:workspaces, :realms) as waiting (workspace_id, realm_id)
            on conflict (workspace_id, realm_id) do update
              set asked = look.asked + 1, due_at = excluded.due_at
              where look.looking_until is null or look.looking_until < :now
            returning workspace_id
            """,
            String.class)
        .setParameter(
            "workspaces", waiting.stream().map(Waiting::workspaceId).toArray(String[]::new))
        .setParameter("realms", waiting.stream().map(Waiting::realmId).toArray(String[]::new))
        .setParameter("now", clock.instant())
        .getResultList();
  }

  /**
   * Asks for a look because something happened: one that has begun already may have missed it.
   *
   * @param spacing not sooner than this after the last one began
   * @return when it is due
   */
  Instant ask(Waiting where, Duration spacing) {
    return entities
        .createNativeQuery(
            """
            insert into look (workspace_id, realm_id, asked, due_at)
            values (:workspace, :realm, 1, :now)
            on conflict (workspace_id, realm_id) do update
              set asked = look.asked + 1,
                due_at = greatest(:now, look.began_at + make_interval(secs => :spacing))
            returning due_at
            """,
            Instant.class)
        .setParameter("workspace", where.workspaceId())
        .setParameter("realm", where.realmId())
        .setParameter("now", clock.instant())
        .setParameter("spacing", spacing.toMillis() / 1000.0)
        .getSingleResult();
  }

  /** Begins a look, unless none is due or somebody else is at it. */
  Optional<Turn> begin(Shift shift) {
    UUID holder = UUID.randomUUID();
    Instant now = clock.instant();
    return entities
        .createNativeQuery(
            """
            update look set looking_by = :holder, looking_until = :until, began_at = :now
            where workspace_id = :workspace and realm_id = :realm
              and asked > answered and due_at <= :soon
              and (looking_until is null or looking_until < :now)
            returning asked, seen_until
            """,
            Object[].class)
        .setParameter("holder", holder)
        .setParameter("until", now.plus(TURN))
        .setParameter("now", now)
        .setParameter("soon", now.plus(SKEW))
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .getResultStream()
        .map(row -> new Turn(holder, ((Number) row[0]).longValue(), (Instant) row[1]))
        .findFirst();
  }

  /**
   * Ends a look that saw everything up to that instant. The next one goes on from there, unless it
   * was sent back further meanwhile; by itself it never goes back.
   *
   * @param until by QuickBooks' clock; null when that is not known: the next covers the same time
   * @return when another is due that was asked for since this one began
   */
  Optional<Instant> end(Shift shift, Turn turn, Instant until) {
    return Optional.ofNullable(
        entities
            .createNativeQuery(
                """
            update look set
              answered = greatest(answered, :asked),
              seen_until = case
                when seen_until is distinct from cast(:seen as timestamptz) then seen_until
                else greatest(seen_until, cast(:until as timestamptz)) end,
              looking_until = case when looking_by = :holder then null else looking_until end
            where workspace_id = :workspace and realm_id = :realm
            returning case when asked > answered then due_at end
            """,
                Instant.class)
            .setParameter("asked", turn.asked())
            .setParameter("seen", turn.seenUntil(), Instant.class)
            .setParameter("until", until, Instant.class)
            .setParameter("holder", turn.holder())
            .setParameter("workspace", shift.workspaceId())
            .setParameter("realm", shift.realmId())
            .getSingleResultOrNull());
  }

  /** Ends a look that saw nothing: it stays due. */
  void giveUp(Shift shift, Turn turn) {
    entities
        .createNativeMutationQuery(
            """
            update look set looking_until = null
            where workspace_id = :workspace and realm_id = :realm and looking_by = :holder
            """)
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .setParameter("holder", turn.holder())
        .executeUpdate();
  }

  /**
   * The next look goes back to this instant of ours at least: something was found to be in
   * QuickBooks since then of which we did not know. Where nothing was seen yet, it must go back to
   * the oldest open invoice in any case.
   */
  void lookAgainFrom(Shift shift, Instant since) {
    entities
        .createNativeMutationQuery(
            """
            insert into look (workspace_id, realm_id, seen_until)
            select :workspace, :realm, least(:since,
              (select min(synced_at) - make_interval(secs => :slack) from link
               where workspace_id = :workspace and realm_id = :realm and open))
            on conflict (workspace_id, realm_id) do update set seen_until =
              case when look.seen_until is null then excluded.seen_until
                else least(look.seen_until, :since) end
            """)
        .setParameter("since", since.minus(CLOCKS_DIFFER))
        .setParameter("slack", (double) CLOCKS_DIFFER.toSeconds())
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .executeUpdate();
  }
}
