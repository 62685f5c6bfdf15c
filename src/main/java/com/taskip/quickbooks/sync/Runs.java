package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Manual sync, as people ask for it, look at it and call it off. Each answers at once: the pumps of
 * the workspace's backlog plan the work and do it.
 */
@ApplicationScoped
public class Runs {
  private static final Logger LOG = Logger.getLogger(Runs.class);

  private final RunLedger ledger;
  private final Connections connections;
  private final Pumps pumps;
  private final Clock clock;

  Runs(RunLedger ledger, Connections connections, Pumps pumps, Clock clock) {
    this.ledger = ledger;
    this.connections = connections;
    this.pumps = pumps;
    this.clock = clock;
  }

  /**
   * Asks for a run. Two people who ask at the same moment get one run and one refusal.
   *
   * @throws Refusal 409 {@code not_connected}; 409 {@code run_in_progress} with the {@code run_id}
   *     of the run that takes up the same records
   */
  @Transactional
  public RunView start(String workspaceId, RunScope scope) {
    Connection connection = connections.held(workspaceId);
    if (!connection.connected()) {
      throw Refusal.conflict(
          "not_connected", "This workspace is not connected to QuickBooks. Connect it first.");
    }
    ledger
        .going(workspaceId, scope.overlapping())
        .ifPresent(
            going -> {
              throw Refusal.conflict(
                      "run_in_progress",
                      "These records are being synced already. Wait for that run.")
                  .with("run_id", going.id.toString());
            });
    Run run = new Run();
    run.id = TimeOrderedId.next();
    run.workspaceId = workspaceId;
    run.realmId = connection.realmId();
    run.entity = scope.wireName();
    run.status = RunStatus.QUEUED.wireName();
    run.planning = scope.kinds().getFirst().wireName();
    run.plannedTo = "";
    run.createdAt = clock.instant();
    ledger.persist(run);
    pumps.start(workspaceId, 1);
    LOG.infof("event=run_started workspace=%s run=%s entity=%s", workspaceId, run.id, run.entity);
    return RunView.of(run);
  }

  /** The workspace's runs, newest first. */
  @Transactional
  public List<RunView> list(String workspaceId, int most) {
    return ledger.newest(workspaceId, most).stream().map(RunView::of).toList();
  }

  /**
   * One run.
   *
   * @throws Refusal 404
   */
  @Transactional
  public RunView find(String workspaceId, UUID id) {
    return ledger.find(workspaceId, id).map(RunView::of).orElseThrow(Runs::unknown);
  }

  /**
   * Calls a run off: what is in flight is still settled, the rest is not begun, and each row says
   * so, of very many the last ones a little later. A run that has ended stays as it is.
   *
   * @throws Refusal 404
   */
  public RunView cancel(String workspaceId, UUID id) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ledger.cancel(workspaceId, id);
              pumps.start(workspaceId, 1);
            });
    ledger.closeSome(workspaceId);
    return QuarkusTransaction.requiringNew().call(() -> find(workspaceId, id));
  }

  private static Refusal unknown() {
    return Refusal.notFound("There is no such run in this workspace.");
  }
}
