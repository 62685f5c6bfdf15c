package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.fault.FaultReport;
import com.taskip.quickbooks.quickbooks.fault.Faults;
import com.taskip.quickbooks.quickbooks.fault.JsonFaults;
import java.io.IOException;
import java.util.Optional;

/** Makes sense of an answer. A 200 is no success yet: it may hold a fault, or half a body. */
final class Replies {

  private Replies() {}

  /** Good or bad; whether a throttled one is tried later is the caller's business. */
  static Reply of(Answer answer) {
    if (!answer.isSuccess()) {
      return new Reply.Bad(Faults.of(answer.status(), answer.body(), answer.intuitTid()));
    }
    try {
      JsonNode tree = QuickBooksJson.MAPPER.readTree(answer.body());
      Optional<FaultReport> fault = JsonFaults.in(tree);
      if (fault.isPresent()) {
        return new Reply.Bad(Faults.of(answer.status(), fault.get(), answer.intuitTid()));
      }
      return tree instanceof ObjectNode object
          ? new Reply.Good(object, answer.intuitTid())
          : unreadable(answer);
    } catch (IOException notJson) {
      return unreadable(answer);
    }
  }

  private static Reply unreadable(Answer answer) {
    Fault fault = Faults.of(answer.status(), answer.body(), answer.intuitTid());
    return new Reply.Bad(
        fault.code() == null
            ? Faults.unanswered(
                "QuickBooks' answer could not be read.", answer.status(), answer.intuitTid())
            : fault);
  }
}
