package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.AccessTokens;
import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.settings.SettingsStore;
import com.taskip.quickbooks.settings.SyncSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does what a wake-up asks to look at. Safe to call any number of times, in any order, from any
 * number of processes: only jobs that are open, due and held by nobody else are worked on.
 */
@ApplicationScoped
public class SyncWorker {
  private static final Logger LOG = Logger.getLogger(SyncWorker.class);

  private final Connections connections;
  private final AccessTokens tokens;
  private final SettingsStore settings;
  private final Ledger ledger;
  private final Redrive redrive;
  private final Pipeline pipeline;
  private final Pull pull;
  private final SyncConfig config;
  private final Clock clock;

  SyncWorker(
      Connections connections,
      AccessTokens tokens,
      SettingsStore settings,
      Ledger ledger,
      Redrive redrive,
      Pipeline pipeline,
      Pull pull,
      SyncConfig config,
      Clock clock) {
    this.connections = connections;
    this.tokens = tokens;
    this.settings = settings;
    this.ledger = ledger;
    this.redrive = redrive;
    this.pipeline = pipeline;
    this.pull = pull;
    this.config = config;
    this.clock = clock;
  }

  /** Works on the jobs of one wake-up; throws when the message has to come again. */
  public void work(WakeUp wakeUp) {
    String workspace = wakeUp.workspaceId();
    List<UUID> jobs = wakeUp.exhausted() ? redrive.open(wakeUp) : wakeUp.jobs();
    Connection connection = connections.of(workspace);
    if (connection.status() != Status.CONNECTED) {
      LOG.infof(
          "event=wake_up_ignored workspace=%s connection=%s jobs=%d",
          workspace, connection.status(), jobs.size());
      return;
    }
    SyncSettings wanted = settings.of(workspace, connection.realmId());
    Company company =
        new Company(connection.realmId(), wanted.minorVersion(), tokens.of(workspace));
    Shift shift = new Shift(connection, wanted, company, UUID.randomUUID());
    push(shift, jobs);
    if (wakeUp.pull()) {
      pull.pull(shift);
    }
  }

  private void push(Shift shift, List<UUID> jobs) {
    boolean finished = false;
    try {
      List<Job> claimed = ledger.claim(shift, jobs, config.lease());
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
  }
}
