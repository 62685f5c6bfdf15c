package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.ConnectionBroken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes hold of jobs, works on them, and lets go of what could not be finished. */
@ApplicationScoped
class Push {
  private static final Logger LOG = Logger.getLogger(Push.class);

  private final Ledger ledger;
  private final Pipeline pipeline;
  private final Clock clock;

  Push(Ledger ledger, Pipeline pipeline, Clock clock) {
    this.ledger = ledger;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * Works on what is claimed.
   *
   * @param claim takes hold of jobs under the shift's lease
   * @return what was claimed
   */
  List<Job> run(Shift shift, Supplier<List<Job>> claim) {
    boolean finished = false;
    List<Job> claimed = List.of();
    try {
      claimed = claim.get();
      if (!claimed.isEmpty()) {
        pipeline.run(shift, claimed);
      }
      finished = true;
    } catch (ConnectionBroken e) {
      LOG.warnf("event=connection_broken workspace=%s: jobs wait", shift.workspaceId());
    } catch (LeaseLost e) {
      LOG.warnf("event=lease_lost workspace=%s %s", shift.workspaceId(), e.getMessage());
    } finally {
      if (!finished) {
        ledger.release(shift.lease(), clock.instant());
      }
    }
    return claimed;
  }
}
