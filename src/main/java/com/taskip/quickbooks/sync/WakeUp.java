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
 * @param exhausted whether the message was put into the dead-letter queue because the automatic
 *     retries of what it names were used up: when it comes back, that is attempted again
 * @param pump which of the pumps of the workspace's backlog has its turn, from 1; null for none
 * @param notices what Taskip is to be told
 */
public record WakeUp(
    String workspaceId,
    List<UUID> jobs,
    boolean pull,
    boolean exhausted,
    Integer pump,
    List<UUID> notices) {

  public WakeUp {
    if (workspaceId == null || workspaceId.isBlank()) {
      throw new IllegalArgumentException("A wake-up names a workspace");
    }
    jobs = jobs == null ? List.of() : List.copyOf(jobs);
    notices = notices == null ? List.of() : List.copyOf(notices);
    if (jobs.isEmpty() && notices.isEmpty() && !pull && pump == null) {
      throw new IllegalArgumentException(
          "A wake-up names jobs, notices or a pump, or asks for a pull");
    }
  }

  /** Look at these jobs. */
  public static WakeUp jobs(String workspaceId, List<UUID> jobs) {
    return new WakeUp(workspaceId, jobs, false, false, null, List.of());
  }

  /** Look for payments in QuickBooks. */
  public static WakeUp pull(String workspaceId) {
    return new WakeUp(workspaceId, List.of(), true, false, null, List.of());
  }

  /** It is this pump's turn. */
  static WakeUp pump(Pump pump) {
    return new WakeUp(pump.workspaceId(), List.of(), false, false, pump.number(), List.of());
  }

  /** Tell Taskip of these. */
  static WakeUp notices(String workspaceId, List<UUID> notices) {
    return new WakeUp(workspaceId, List.of(), false, false, null, notices);
  }

  /** The form in which the dead-letter queue keeps a job that a passing failure used up. */
  static WakeUp exhausted(String workspaceId, List<UUID> jobs) {
    return new WakeUp(workspaceId, jobs, false, true, null, List.of());
  }

  /** The form in which the dead-letter queue keeps what Taskip did not want to hear. */
  static WakeUp unheard(String workspaceId, List<UUID> notices) {
    return new WakeUp(workspaceId, List.of(), false, true, null, notices);
  }
}
