package com.taskip.quickbooks.quickbooks.budget;

import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.Priority;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets requests to a company through as fast as Intuit's limits allow, counted across all
 * processes. Thread-safe.
 */
@ApplicationScoped
public class CompanyBudget {

  /**
   * A quarter of a minute's batches goes out one right after the other when none went before: a few
   * hundred records need not be spread. No backlog is told of a longer delay than this.
   */
  public static final Duration HEAD_START = Duration.ofSeconds(15);

  /** A wait of up to this is cheaper than handing the work back. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BudgetLedger ledger;
  private final Limits limits;
  private final Clock clock;
  private final Pause pause;

  @Inject
  CompanyBudget(BudgetLedger ledger, QuickBooksConfig config, Clock clock) {
    this(
        ledger,
        new Limits(
            config.concurrentRequests(), config.requestsPerMinute(), config.batchesPerMinute()),
        clock,
        Pause.sleeping());
  }

  CompanyBudget(BudgetLedger ledger, Limits limits, Clock clock, Pause pause) {
    this.ledger = ledger;
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
  }

  /** A permit for one request, after a short wait if need be; otherwise when to come again. */
  public Entry enter(Company company, boolean batch) {
    Limits allowed = limits.of(company.priority());
    Instant patienceEnds = clock.instant().plus(PATIENCE);
    while (true) {
      Entry entry = ledger.enter(company.realmId(), batch, allowed, spread(company, batch));
      if (!(entry instanceof Entry.Full(Instant freeAt))
          || freeAt.isAfter(patienceEnds)
          || Thread.currentThread().isInterrupted()) {
        return entry;
      }
      pause.of(Duration.between(clock.instant(), freeAt));
    }
  }

  /**
   * From when on a request may be let in, as far as can be told now; not after now when there is
   * room. A backlog's batches are spread over the minute: it is told when its next one is due, or
   * for how long it has been. One that comes too early is let in all the same, and those after it
   * are due later. Asking takes nothing.
   */
  public Instant freeAt(Company company, boolean batch) {
    return ledger.freeAt(
        company.realmId(), batch, limits.of(company.priority()), spread(company, batch));
  }

  private static boolean spread(Company company, boolean batch) {
    return batch && company.priority() == Priority.BULK;
  }

  /** Hands a permit back; a permit that is never handed back runs out by itself. */
  public void leave(Entry.Permit permit) {
    ledger.leave(permit);
  }

  /** QuickBooks said 429: nobody sends this company anything until then. */
  public void close(String realmId, Instant until) {
    ledger.close(realmId, until);
  }
}
