package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import com.taskip.quickbooks.sync.plan.Dependency;
import com.taskip.quickbooks.sync.plan.LinkState;
import com.taskip.quickbooks.sync.plan.Look;
import com.taskip.quickbooks.sync.plan.Remembered;
import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.sync.plan.SyncWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One try at one job, held under a lease: what is known so far, and how it ended. One thread only.
 */
final class Attempt {
  Job job;
  final StoredRecord record;
  final Map<Look, List<ObjectNode>> seen = new HashMap<>();
  final Set<String> linkedElsewhere = new HashSet<>();
  final List<SyncWarning> warnings = new ArrayList<>();
  LinkState link;
  Dependency dependency = new Dependency.None();
  String dependsOn;
  Fault refused;
  boolean resent;

  /** What has to be seen in QuickBooks before the next step; null when nothing has. */
  Look asks;

  /** The write under way; null when none is. */
  Write write;

  /** The write whose answer had been lost; null when there was none, or another one left since. */
  Write lost;

  /** Whether QuickBooks carried out a write in this attempt. */
  boolean wrote;

  /** Whether the outcome of the write under way got lost: its intent must stay. */
  boolean unknown;

  /**
   * Whether QuickBooks itself answered that it broke down over the write, so that none is under
   * way.
   */
  boolean brokeDown;

  /** When the write first left whose outcome had been lost; null when none had. */
  Instant lostSince;

  /**
   * QuickBooks' latest answer about the object, and what we keep of it; null while there is none.
   */
  ObjectNode answer;

  Remembered remembered;
  Ending ending;

  Attempt(Job job, StoredRecord record, LinkState link) {
    this.job = job;
    this.record = record;
    this.link = link;
  }

  /**
   * QuickBooks has this object for the record now, with these members as Taskip told it.
   *
   * @param ours whether what it answers with is ours; when the write carried no lines they may be a
   *     person's, and what we know of ours stays
   */
  void linked(ObjectNode object, ObjectNode sent, Remembered kept, boolean ours) {
    if (remembered != null) {
      // What was odd about an earlier answer may not be so any more.
      warnings.removeAll(remembered.warnings());
    }
    answer = object;
    remembered = kept;
    link =
        new LinkState(
            object.path("Id").asText(),
            object.path("SyncToken").asText(),
            sent,
            ours || link == null ? kept.answered() : link.answered(),
            kept.voided());
    warnings.addAll(kept.warnings());
    seen.clear();
    refused = null;
    write = null;
    lost = null;
  }

  /** QuickBooks said a definite no to the write. */
  void refused(Fault fault) {
    refused = fault;
    write = null;
  }

  void failed(SyncError why, boolean passing) {
    ending = new Ending.Failed(why, passing);
  }

  /** Whether QuickBooks carried out the latest write, or has the object without one. */
  boolean through() {
    return answer != null && refused == null && write == null;
  }

  /** Whether its next step is still to be decided. */
  boolean undecided() {
    return ending == null && write == null;
  }

  /** Whatever was seen and planned may not hold any more. */
  void planAnew() {
    write = null;
    seen.clear();
  }

  boolean ended() {
    return ending != null;
  }
}
