package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.AccessTokens;
import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.Priority;
import com.taskip.quickbooks.settings.SettingsStore;
import com.taskip.quickbooks.settings.SyncSettings;
import jakarta.enterprise.context.ApplicationScoped;
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
  private final Push push;
  private final PumpTurn pumpTurn;
  private final Pull pull;
  private final Telling telling;
  private final SyncConfig config;

  SyncWorker(
      Connections connections,
      AccessTokens tokens,
      SettingsStore settings,
      Ledger ledger,
      Redrive redrive,
      Push push,
      PumpTurn pumpTurn,
      Pull pull,
      Telling telling,
      SyncConfig config) {
    this.connections = connections;
    this.tokens = tokens;
    this.settings = settings;
    this.ledger = ledger;
    this.redrive = redrive;
    this.push = push;
    this.pumpTurn = pumpTurn;
    this.pull = pull;
    this.telling = telling;
    this.config = config;
  }

  /** Works on the jobs of one wake-up; throws when the message has to come again. */
  public void work(WakeUp wakeUp) {
    String workspace = wakeUp.workspaceId();
    telling.tell(wakeUp);
    if (wakeUp.jobs().isEmpty() && wakeUp.pump() == null && !wakeUp.pull()) {
      return;
    }
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
    if (wakeUp.pump() != null) {
      pumpTurn.take(shift(connection, wanted, company.with(Priority.BULK)), wakeUp.pump());
    }
    Shift shift = shift(connection, wanted, company);
    push.run(shift, () -> ledger.claim(shift, jobs, config.lease()));
    if (wakeUp.pull()) {
      pull.pull(shift);
    }
  }

  private static Shift shift(Connection connection, SyncSettings wanted, Company company) {
    return new Shift(connection, wanted, company, UUID.randomUUID());
  }
}
