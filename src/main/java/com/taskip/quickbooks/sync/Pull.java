package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.QuickBooksFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks for invoices that were paid in QuickBooks since the last look. A workspace with nothing to
 * wait for costs no call, and however often it is woken at once, one look costs one: Intuit meters
 * reads.
 */
@ApplicationScoped
public class Pull {
  /**
   * LastUpdatedTime has whole seconds and may lie a second after the answer that carries it; what
   * is seen twice is ignored the second time.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final Logger LOG = Logger.getLogger(Pull.class);

  private final QuickBooks quickbooks;
  private final OpenInvoices openInvoices;
  private final ReadBudget reads;
  private final Looks looks;
  private final PaidInvoices paidInvoices;
  private final LockOut lockOut;
  private final WakeUps wakeUps;

  Pull(
      QuickBooks quickbooks,
      OpenInvoices openInvoices,
      ReadBudget reads,
      Looks looks,
      PaidInvoices paidInvoices,
      LockOut lockOut,
      WakeUps wakeUps) {
    this.quickbooks = quickbooks;
    this.openInvoices = openInvoices;
    this.reads = reads;
    this.looks = looks;
    this.paidInvoices = paidInvoices;
    this.lockOut = lockOut;
    this.wakeUps = wakeUps;
  }

  /** Asks for a look into every company that somebody waits for, as far as reads allow. */
  public void pullDue() {
    wakeUps.pull(looks.askInTurn(reads.share(openInvoices.everywhere())));
  }

  /**
   * Looks once, if a look is due and nobody else is at it. An answer that cannot be had or read
   * changes nothing, and the next look covers the same time.
   */
  void pull(Shift shift) {
    looks.begin(shift).ifPresent(turn -> pull(shift, turn));
  }

  private void pull(Shift shift, Looks.Turn turn) {
    boolean ended = false;
    try {
      Optional<Instant> waitingSince = openInvoices.waitingSince(shift);
      if (waitingSince.isPresent()) {
        look(shift, turn, waitingSince.get());
      } else {
        looks.end(shift, turn, null);
      }
      ended = true;
    } catch (QuickBooksFailed e) {
      lockOut.noticed(shift, e.fault());
      LOG.warnf(
          "event=pull_failed workspace=%s code=%s intuit_tid=%s",
          shift.workspaceId(), e.fault().code(), e.fault().intuitTid());
    } catch (TokenUnavailable | ConnectionBroken e) {
      LOG.warnf("event=pull_failed workspace=%s reason=%s", shift.workspaceId(), e.getMessage());
    } finally {
      if (!ended) {
        looks.giveUp(shift, turn);
      }
    }
  }

  private void look(Shift shift, Looks.Turn turn, Instant waitingSince) {
    Instant since =
        turn.seenUntil() == null ? waitingSince.minus(Looks.CLOCKS_DIFFER) : turn.seenUntil();
    PaidInvoices.Noted noted =
        paidInvoices.note(shift, turn, quickbooks.search(shift.company(), settledSince(since)));
    wakeUps.tell(shift.workspaceId(), noted.notices(), Duration.ZERO);
    noted.lookAgain().ifPresent(due -> wakeUps.pull(shift.workspaceId(), due));
  }

  private static Query settledSince(Instant since) {
    return Query.from(EntityType.INVOICE)
        .where("Balance")
        .eq("0")
        .and("MetaData.LastUpdatedTime")
        .atLeast(since.minus(OVERLAP))
        .orderBy("MetaData.LastUpdatedTime");
  }
}
