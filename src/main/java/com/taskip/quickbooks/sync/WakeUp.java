package com.taskip.quickbooks.sync;

import java.util.List;
import java.util.UUID;

/**
 * What a message of the sync queue says: look at these. It carries no truth, so losing, repeating
 * or reordering it is harmless.
 *
 * @param workspaceId whose work it is
 * @param jobs the jobs to look at
 * @param pull whether to look for invoices that were paid in QuickBooks
 * @param exhausted whether the message was put into the dead-letter queue because its jobs'
 *     automatic retries were used up: when it comes back, they are attempted again
 * @param pump which of the pumps of the workspace's backlog has its turn, from 1; null for none
 */
public record WakeUp(
    String workspaceId, List<UUID> jobs, boolean pull, boolean exhausted, Integer pump) {

  public WakeUp {
    if (workspaceId == null || workspaceId.isBlank()) {
      throw new IllegalArgumentException("A wake-up names a workspace");
    }
    jobs = jobs == null ? List.of() : List.copyOf(jobs);
    if (jobs.isEmpty() && !pull && pump == null) {
      throw new IllegalArgumentException("A wake-up names jobs or a pump, or asks for a pull");
    }
  }

  /** Look at these jobs. */
  public static WakeUp jobs(String workspaceId, List<UUID> jobs) {
    return new WakeUp(workspaceId, jobs, false, false, null);
  }

  /** Look for payments in QuickBooks. */
  public static WakeUp pull(String workspaceId) {
    return new WakeUp(workspaceId, List.of(), true, false, null);
  }

  /** It is this pump's turn. */
  static WakeUp pump(Pump pump) {
    return new WakeUp(pump.workspaceId(), List.of(), false, false, pump.number());
  }

  /** The form in which the dead-letter queue keeps a job that a passing failure used up. */
  static WakeUp exhausted(String workspaceId, List<UUID> jobs) {
    return new WakeUp(workspaceId, jobs, false, true, null);
  }
}
