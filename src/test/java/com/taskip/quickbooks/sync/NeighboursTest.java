package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A backlog, and those who must not feel it. */
@QuarkusTest
class NeighboursTest extends SyncTest {

  @Test
  void a_backfill_holds_up_neither_a_live_change_nor_another_workspace() {
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.slow(Duration.ofSeconds(3)))
                .operation("batch")
                .realm(workspace.realmId()));
    ConnectedWorkspace other =
        companies.connect(Workspaces.fresh(), companies.free(simulator.realms().get(1)));
    Taskip neighbour = new Taskip(other);
    ManualSync sync = new ManualSync(workspace);
    sync.importContacts(300);
    String run = sync.start("contacts");
    sync.awaitDone(run, 30);
    String live = unique("live");
    taskip.contact(live, live, live + "@books.example");
    neighbour.contact(live, live, live + "@books.example");
    taskip.awaitRow(live, "success");
    neighbour.awaitRow(live, "success");
    assertThat(sync.run(run).getString("finished_at")).as("the backfill goes on").isNull();
    simulator.faults().clear();
    assertThat(sync.awaitEnd(run).getInt("succeeded")).isEqualTo(300);
  }
}
