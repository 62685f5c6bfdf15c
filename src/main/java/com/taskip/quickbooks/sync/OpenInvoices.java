package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Who waits for payments from QuickBooks: a connected workspace with a deposit account of that
 * company and an open invoice in it. Nobody else's company is worth a call.
 */
@ApplicationScoped
@Transactional
class OpenInvoices {
  /** Where an invoice was paid in the last week, the next one may be soon. */
  private static final Duration LATELY = Duration.ofDays(7);

  private final Session entities;
  private final QuickBooksConfig intuit;
  private final Clock clock;

  OpenInvoices(Session entities, QuickBooksConfig intuit, Clock clock) {
    this.entities = entities;
    this.intuit = intuit;
    this.clock = clock;
  }

  /**
   * A workspace that waits.
   *
   * @param seenUntil everything that QuickBooks changed before, by its own clock, was seen; null
   *     when nothing was
   * @param lookedAt when the last look began; null before the first
   * @param canWait whether none of its invoices was seen to be paid lately
   */
  record Waiting(
      String workspaceId, String realmId, Instant seenUntil, Instant lookedAt, boolean canWait) {}

  /** All that wait. */
  List<Waiting> everywhere() {
    return waiting(null);
  }

  /** Those that wait for one of these companies. */
  List<Waiting> in(Collection<String> realms) {
    return waiting(realms.toArray(String[]::new));
  }

  private List<Waiting> waiting(String[] realms) {
    return entities
        .createNativeQuery(
            """
            select c.workspace_id, c.realm_id, l.seen_until, l.began_at,
              coalesce((select paid.created_at < :lately from job paid
                where paid.workspace_id = c.workspace_id and paid.entity = 'invoice'
                  and paid.action = 'pull_payment' and paid.status = 'success'
                order by paid.id desc limit 1), true)
            from connection c
            join settings s on s.workspace_id = c.workspace_id
              and (s.realm_id is null or s.realm_id = c.realm_id)
            left join look l on l.workspace_id = c.workspace_id and l.realm_id = c.realm_id
            where c.status = 1 and c.environment = :environment
              and (cast(:realms as text[]) is null or c.realm_id = any(cast(:realms as text[])))
              and s.document ->> 'default_deposit_account_id' is not null
              and exists (select 1 from link i
                where i.workspace_id = c.workspace_id and i.realm_id = c.realm_id and i.open)
            """,
            Object[].class)
        .setParameter("environment", intuit.environment())
        .setParameter("lately", clock.instant().minus(LATELY))
        .setParameter("realms", realms, String[].class)
        .getResultStream()
        .map(
            row ->
                new Waiting(
                    (String) row[0],
                    (String) row[1],
                    (Instant) row[2],
                    (Instant) row[3],
                    (Boolean) row[4]))
        .toList();
  }

  /**
   * When, by our clock, the invoice was last written that this workspace waits for the longest;
   * empty when it waits for none, or has no deposit account.
   */
  Optional<Instant> waitingSince(Shift shift) {
    return Optional.ofNullable(shift.settings().defaultDepositAccountId())
        .map(
            account ->
                entities
                    .createQuery(
                        "select min(syncedAt) from Link"
                            + " where workspaceId = :workspace and realmId = :realm and open",
                        Instant.class)
                    .setParameter("workspace", shift.workspaceId())
                    .setParameter("realm", shift.realmId())
                    .getSingleResult());
  }
}
