package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import java.util.Set;

/** Where a cell's work is held up until its process is killed, and what has to be so for that. */
final class Trap {
  private final Cell cell;
  private final Workspace workspace;
  private final Outside outside;

  Trap(Cell cell, Workspace workspace, Outside outside) {
    this.cell = cell;
    this.workspace = workspace;
    this.outside = outside;
  }

  /** What has to be armed for the process to die in this cell; see {@link CrashPoint}. */
  String armed() {
    int passage = cell.operation().passage(cell.point());
    return switch (cell.point()) {
      case COMMITTED_UNANSWERED ->
          line(
              cell.operation() == Operation.TASKIP_WEBHOOK ? workspace.id() : workspace.realm(),
              passage);
      case HANDING_BACK ->
          "work_fails %s %d\n%s"
              .formatted(
                  workspace.id(),
                  cell.operation().passage(Point.ON_RECEIPT),
                  line(workspace.id(), 1));
      case BETWEEN_PAGES ->
          line(cell.operation() == Operation.PULL ? workspace.realm() : workspace.id(), passage);
      default -> line(workspace.id(), passage);
    };
  }

  private String line(String whom, int passage) {
    return "%s %s %d%n".formatted(cell.point().key(), whom, passage);
  }

  /** What QuickBooks, or Taskip, has to do for it. */
  void orderFaults() {
    if (cell.operation() == Operation.TASKIP_WEBHOOK) {
      switch (cell.point()) {
        case COMMITTED_UNANSWERED -> outside.taskip().hangUp(workspace.id());
        case BURIED_NOT_SETTLED -> outside.taskip().beDeaf(workspace.id());
        default -> {}
      }
      return;
    }
    switch (cell.point()) {
      case COMMITTED_UNANSWERED ->
          order(FaultRule.once(FaultAction.cutAfter()).operation(inBatches() ? "batch" : null));
      case BURIED_NOT_SETTLED -> {
        FaultRule down = FaultRule.always(FaultAction.status(503, "10000"));
        if (inBatches()) {
          // The customers go through; their invoices do not, together or one by one.
          order(down.operation("batch"));
          order(down.operation("create").entity("Invoice"));
        } else {
          order(down);
        }
      }
      default -> {}
    }
  }

  private void order(FaultRule rule) {
    outside.simulator().faults().add(rule.method("POST").realm(workspace.realm()));
  }

  private boolean inBatches() {
    return cell.operation() == Operation.BATCH_OF_30 || cell.operation() == Operation.PAGE_OF_A_RUN;
  }

  /** Whether a dead letter is as it should be. */
  boolean mayBeBuried() {
    return cell.point() == Point.BURIED_NOT_SETTLED;
  }

  /** Whether it takes some automatic retries until the process is to be killed. */
  boolean takesLong() {
    return cell.point() == Point.BURIED_NOT_SETTLED;
  }

  /** Whether the work stands still where the process is to be killed. */
  boolean closed(Product product) {
    Set<String> reached = product.reached();
    return reached.contains(cell.point().key() + " " + workspace.id())
        || reached.contains(cell.point().key() + " " + workspace.realm());
  }
}
