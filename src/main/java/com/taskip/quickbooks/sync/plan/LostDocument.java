package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.sync.plan.Decision.Adopt;
import com.taskip.quickbooks.sync.plan.Decision.See;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fault 6140: the number is taken. When the refused write repeated one whose answer was lost, the
 * holder may be the document which that write made; it is taken for ours only when type, customer,
 * number and amount all agree with what was sent then, whatever Taskip wants by now. Otherwise it
 * is somebody else's, and a person has to choose another number.
 */
final class LostDocument {
  private static final String NUMBER_TAKEN = "6140";
  private static final Pattern HOLDER = Pattern.compile("TxnType=(\\w+) with TxnId=(\\d+)");

  private LostDocument() {}

  /** The steps that link it; empty when there is none. */
  static Optional<Decision> find(Facts<?> facts) {
    Write lost = facts.lost();
    if (lost == null || lost.verb() != Verb.CREATE || !facts.refusedWith(NUMBER_TAKEN)) {
      return Optional.empty();
    }
    Matcher holder = HOLDER.matcher(String.valueOf(facts.refused().detail()));
    if (!holder.find() || !holder.group(1).equals(lost.entity().wireName())) {
      return Optional.empty();
    }
    Look look = new Look.ById(lost.entity(), holder.group(2));
    List<ObjectNode> seen = facts.seen().get(look);
    if (seen == null) {
      return Optional.of(new See(look));
    }
    return seen.stream()
        .filter(there -> !facts.linkedElsewhere().contains(there.path("Id").asText()))
        .filter(there -> Trace.sameDocument(lost.body(), there))
        .findFirst()
        .map(there -> new Adopt(there, lost.sent(), List.of()));
  }
}
