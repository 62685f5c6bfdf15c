package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.sync.plan.Decision.Adopt;
import com.taskip.quickbooks.sync.plan.Decision.See;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fault 6140: the number is taken. When the refused write repeated one whose answer was lost, the
 * holder may be the invoice which that write made; it is taken for ours only when type, customer,
 * number and amount all agree. Otherwise it is somebody else's, and a person has to choose another
 * number.
 */
final class LostInvoice {
  private static final String NUMBER_TAKEN = "6140";
  private static final Pattern HOLDER = Pattern.compile("TxnType=Invoice with TxnId=(\\d+)");

  private LostInvoice() {}

  static Decision adoptOrFail(Facts<Invoice> facts, InvoiceWire wanted) {
    if (!facts.refusedWith(NUMBER_TAKEN) || !facts.resent()) {
      return FaultAdvice.decide(facts.refused());
    }
    Matcher holder = HOLDER.matcher(String.valueOf(facts.refused().detail()));
    if (!holder.find()) {
      return FaultAdvice.decide(facts.refused());
    }
    Look look = new Look.ById(EntityType.INVOICE, holder.group(1));
    List<ObjectNode> seen = facts.seen().get(look);
    if (seen == null) {
      return new See(look);
    }
    return !seen.isEmpty() && ours(seen.getFirst(), facts, wanted)
        ? new Adopt(seen.getFirst(), wanted.snapshot(), List.of())
        : FaultAdvice.decide(facts.refused());
  }

  private static boolean ours(ObjectNode there, Facts<Invoice> facts, InvoiceWire wanted) {
    return !facts.linkedElsewhere().contains(there.path("Id").asText())
        && Trace.sameDocument(wanted.body(), there);
  }
}
