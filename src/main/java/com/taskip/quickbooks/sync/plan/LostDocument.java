package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.sync.plan.Decision.Adopt;
import com.taskip.quickbooks.sync.plan.Decision.See;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fault 6140: the number is taken. When the refused write repeated one whose answer was lost, the
 * holder may be the document which that write made; it is taken for ours only when type, customer,
 * number and amount all agree. Otherwise it is somebody else's, and a person has to choose another
 * number.
 */
final class LostDocument {
  private static final String NUMBER_TAKEN = "6140";
  private static final Pattern HOLDER = Pattern.compile("TxnType=(\\w+) with TxnId=(\\d+)");

  private LostDocument() {}

  static Decision adoptOrFail(Facts<?> facts, EntityType entity, DocumentWire wanted) {
    Decision refused = FaultCatalogue.decide(facts.refused());
    if (!facts.refusedWith(NUMBER_TAKEN) || !facts.resent()) {
      return refused;
    }
    Matcher holder = HOLDER.matcher(String.valueOf(facts.refused().detail()));
    if (!holder.find() || !holder.group(1).equals(entity.wireName())) {
      return refused;
    }
    Look look = new Look.ById(entity, holder.group(2));
    List<ObjectNode> seen = facts.seen().get(look);
    if (seen == null) {
      return new See(look);
    }
    return !seen.isEmpty() && ours(seen.getFirst(), facts, wanted)
        ? new Adopt(seen.getFirst(), wanted.sent(), List.of())
        : refused;
  }

  private static boolean ours(ObjectNode there, Facts<?> facts, DocumentWire wanted) {
    return !facts.linkedElsewhere().contains(there.path("Id").asText())
        && Trace.sameDocument(wanted.body(), there);
  }
}
