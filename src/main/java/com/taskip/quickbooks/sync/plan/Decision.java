package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.RecordKind;
import java.util.List;

/** The one next step that brings QuickBooks closer to what Taskip wants. */
public sealed interface Decision {

  /**
   * Write this to QuickBooks.
   *
   * @param sent the mapped members that QuickBooks has been told once this went through
   */
  record Write(
      Verb verb, EntityType entity, ObjectNode body, ObjectNode sent, List<SyncWarning> warnings)
      implements Decision {

    /**
     * Whether what QuickBooks answers to it is ours alone: lines that an update does not carry may
     * be a person's.
     */
    public boolean answersOurs() {
      return entity != EntityType.INVOICE || body.has("Line");
    }
  }

  /** Look at this first, then decide again. */
  record See(Look look) implements Decision {}

  /** What is there already is ours: link it, write nothing. */
  record Adopt(ObjectNode existing, ObjectNode sent, List<SyncWarning> warnings)
      implements Decision {}

  /** QuickBooks is as Taskip wants it. */
  record InStep(List<SyncWarning> warnings) implements Decision {}

  /** Nothing is to be done, for this reason. */
  record Skip(SyncError why) implements Decision {}

  /** It cannot be done. */
  record Fail(SyncError why, boolean passing) implements Decision {}

  /** It goes on by itself once that record is in QuickBooks; costs no attempt. */
  record Wait(RecordKind kind, String id, SyncError why) implements Decision {}

  /** A failure that waits for a person. */
  static Decision fail(SyncError why) {
    return new Fail(why, false);
  }

  /** Nothing to do and nothing to tell. */
  static Decision inStep() {
    return new InStep(List.of());
  }
}
