package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One turn of a pump: the next thirty jobs of the workspace's backlog, if the company may be sent
 * anything, then the next step of its runs; then the pump's next turn is called. A turn is short,
 * so that what somebody waits for never stands behind more than one.
 */
@ApplicationScoped
class PumpTurn {
  /**
   * Wake-ups come on whole seconds: a pump comes a little before the company has room, and waits
   * the rest out, so that no second of the minute is given away.
   */
  private static final Duration EARLY = Duration.ofSeconds(1);

  private final Pumps pumps;
  private final Backlog backlog;
  private final Push push;
  private final RunPlanner planner;
  private final Connections connections;
  private final QuickBooks quickbooks;
  private final WakeUps wakeUps;
  private final SyncConfig config;
  private final Clock clock;

  PumpTurn(
      Pumps pumps,
      Backlog backlog,
      Push push,
      RunPlanner planner,
      Connections connections,
      QuickBooks quickbooks,
      WakeUps wakeUps,
      SyncConfig config,
      Clock clock) {
    this.pumps = pumps;
    this.backlog = backlog;
    this.push = push;
    this.planner = planner;
    this.connections = connections;
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
      boolean sent =
          !comeFor(shift).isAfter(clock.instant()) && push.run(shift, () -> backlog.claim(shift));
      planner.goOn(shift);
      next = next(shift, sent && connections.of(shift.workspaceId()).subscriptionEnded());
    } finally {
      Instant again = pumps.letGo(pump, hold, next);
      if (again != null) {
        wakeUps.pump(pump, Duration.between(clock.instant(), again));
      }
    }
  }

  /** From when on it is worth coming to send the company a batch. */
  private Instant comeFor(Shift shift) {
    return quickbooks.writableFrom(shift.company(), WakeUps.JOBS_PER_MESSAGE).minus(EARLY);
  }

  /**
   * When there is something to do again; null when the backlog is empty.
   *
   * @param refused whether the company takes no changes: then it is asked seldom
   */
  private Instant next(Shift shift, boolean refused) {
    Instant due = backlog.dueAt(shift);
    if (due == null) {
      return null;
    }
    Instant sendable = refused ? clock.instant().plus(config.lastingRetryDelay()) : comeFor(shift);
    return due.isAfter(sendable) ? due : sendable;
  }
}
