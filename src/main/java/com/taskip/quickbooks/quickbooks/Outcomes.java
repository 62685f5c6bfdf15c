package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import com.taskip.quickbooks.quickbooks.fault.FaultReport;
import com.taskip.quickbooks.quickbooks.fault.Faults;
import com.taskip.quickbooks.quickbooks.fault.JsonFaults;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what is known about a write. In doubt it is unknown: the same request id is harmless, a
 * new one may make a second invoice.
 */
final class Outcomes {

  private Outcomes() {}

  /**
   * What one answer, or one item of a batch's answer, says about its operation.
   *
   * @param ifThrottled when to try again, should this item have been throttled
   */
  static Outcome of(Operation operation, JsonNode answer, String intuitTid, Instant ifThrottled) {
    if (answer.get(operation.entity().wireName()) instanceof ObjectNode entity
        && !entity.path("Id").asText().isBlank()) {
      return new Outcome.Written(entity, intuitTid);
    }
    Optional<FaultReport> report = JsonFaults.in(answer);
    if (report.isEmpty()) {
      return new Outcome.Unknown(missing(intuitTid));
    }
    Fault fault = Faults.of(400, report.get(), intuitTid);
    return fault.kind() == FaultKind.THROTTLED
        ? new Outcome.NotSent(fault, ifThrottled)
        : of(fault);
  }

  /** What a request that was refused as a whole says about each of its operations. */
  static Outcome of(Fault fault) {
    return isSettled(fault) ? new Outcome.Refused(fault) : new Outcome.Unknown(fault);
  }

  private static boolean isSettled(Fault fault) {
    boolean answered = fault.httpStatus() >= 400 && fault.httpStatus() < 500;
    boolean faultInSuccess = fault.httpStatus() / 100 == 2 && fault.code() != null;
    return (answered && fault.httpStatus() != 408 || faultInSuccess)
        && FaultGroup.of(fault.code()) != FaultGroup.INTERRUPTED;
  }

  private static Fault missing(String intuitTid) {
    return Faults.unanswered("QuickBooks' answer does not say what became of it.", 200, intuitTid);
  }
}
