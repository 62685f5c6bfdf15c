package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.settings.SyncSettings;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All a rule may know when it decides; values only.
 *
 * @param record what Taskip wants now
 * @param link what QuickBooks has; null when it has nothing that we know of
 * @param dependency the record that must be in QuickBooks first
 * @param settings the workspace's settings
 * @param seen what looking has shown in this attempt
 * @param linkedElsewhere ids among the seen customers that belong to other contacts
 * @param refused QuickBooks' definitive no to the write tried last in this attempt; null when there
 *     was none
 * @param lost the write of ours whose answer had been lost, when nothing else has left since: it
 *     was repeated, or QuickBooks may show what it did; null when there was none
 * @param previousError the code of the error that the last attempt ended with; null when there was
 *     none
 * @param pushOver whether a person has seen what stands in QuickBooks and wants Taskip's version
 * @param receivableRefused whether this company refuses a receivable account on invoices
 */
public record Facts<R extends TaskipRecord>(
    R record,
    LinkState link,
    Dependency dependency,
    SyncSettings settings,
    Map<Look, List<ObjectNode>> seen,
    Set<String> linkedElsewhere,
    Fault refused,
    Write lost,
    String previousError,
    boolean pushOver,
    boolean receivableRefused) {

  /** Whether QuickBooks' last answer was a refusal with this code. */
  public boolean refusedWith(String code) {
    return refused != null && code.equals(refused.code());
  }
}
