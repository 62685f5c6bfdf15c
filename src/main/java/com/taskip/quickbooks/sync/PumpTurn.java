package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.budget.CompanyBudget;
import com.taskip.quickbooks.sync.Backlog.Outlook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One turn of a pump: the next thirty jobs of the workspace's backlog, if the company may be sent
 * anything, then the next step of its runs and of what is to be opened again; then the pump's next
 * turn is called. A turn is short, so that what somebody waits for never stands behind more than
 * one.
 */
@ApplicationScoped
class PumpTurn {
  /**
   * Wake-ups come on whole seconds. A pump comes a little early, waits for the company to have
   * room, and sends a batch that is not due yet a little early too.
   */
  private static final Duration EARLY = Duration.ofSeconds(1);

  /** One that only helps, and is not needed, need not look more often than this. */
  private static final Duration HELPS_AGAIN = Duration.ofMinutes(1);

  private final Pumps pumps;
  private final Backlog backlog;
  private final Push push;
  private final RunPlanner planner;
  private final Reopenings reopenings;
  private final QuickBooks quickbooks;
  private final WakeUps wakeUps;
  private final SyncConfig config;
  private final Clock clock;

  PumpTurn(
      Pumps pumps,
      Backlog backlog,
      Push push,
      RunPlanner planner,
      Reopenings reopenings,
      QuickBooks quickbooks,
      WakeUps wakeUps,
      SyncConfig config,
      Clock clock) {
    this.pumps = pumps;
    this.backlog = backlog;
    this.push = push;
    this.planner = planner;
    this.reopenings = reopenings;
    this.quickbooks = quickbooks;
    this.wakeUps = wakeUps;
    this.config = config;
    this.clock = clock;
  }

  /** Takes the turn, unless another worker has it. */
  void take(Shift shift, int number) {
    Pump pump = new Pump(shift.workspaceId(), number);
    UUID hold = UUID.randomUUID();
    if (!pumps.hold(pump, hold)) {
      return;
    }
    // Should the turn fail, its message comes again, and so does the pump by itself.
    Instant next = clock.instant().plus(config.retryDelay());
    try {
      Instant due = comeFor(shift, number);
      boolean early = due.isAfter(clock.instant());
      List<Job> tried = early ? List.of() : push.run(shift, () -> backlog.claim(shift));
      Outlook ahead = backlog.outlook(shift, tried);
      if (ahead.more()) {
        planner.goOn(shift);
        reopenings.goOn(shift);
        ahead = backlog.outlook(shift, tried);
      }
      next = next(early ? again(due, number) : comeFor(shift, number), tried, ahead);
    } finally {
      Instant again = pumps.letGo(pump, hold, next);
      if (again != null) {
        wakeUps.pump(pump, Duration.between(clock.instant(), again));
      }
    }
  }

  /**
   * From when on it is worth that pump's coming to send the company a batch. Each comes some time
   * after the one before it, the last before the whole head start is lost: the second helps when
   * the first cannot keep up, and else they would all come for the same batch.
   */
  private Instant comeFor(Shift shift, int number) {
    return quickbooks
        .writableFrom(shift.company(), WakeUps.JOBS_PER_MESSAGE)
        .plus(CompanyBudget.HEAD_START.multipliedBy(number - 1L).dividedBy(config.bulkPumps()))
        .minus(EARLY);
  }

  /** When a pump that came in vain comes again. */
  private Instant again(Instant due, int number) {
    Instant later = clock.instant().plus(HELPS_AGAIN);
    return number == 1 || due.isAfter(later) ? due : later;
  }

  /** When there is something to do again; null when the backlog is empty. */
  private Instant next(Instant comesFor, List<Job> tried, Outlook ahead) {
    return ahead.dueAt() == null
        ? null
        : Stream.of(ahead.dueAt(), comesFor, worthTryingAt(tried, ahead))
            .max(Comparator.naturalOrder())
            .orElseThrow();
  }

  /**
   * The next thirty would fare no better than these if none of these got anywhere: an outage, or a
   * subscription that has ended, must not use up the attempts of the whole backlog.
   */
  private Instant worthTryingAt(List<Job> tried, Outlook ahead) {
    if (tried.isEmpty()) {
      return Instant.MIN;
    }
    if (ahead.subscriptionEnded()) {
      return clock.instant().plus(config.lastingRetryDelay());
    }
    return ahead.stuckUntil() == null ? Instant.MIN : ahead.stuckUntil();
  }
}
