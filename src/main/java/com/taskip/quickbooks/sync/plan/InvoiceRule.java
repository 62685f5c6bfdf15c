package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.sync.plan.Decision.Adopt;
import com.taskip.quickbooks.sync.plan.Decision.Fail;
import com.taskip.quickbooks.sync.plan.Decision.See;
import com.taskip.quickbooks.sync.plan.Decision.Skip;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Invoice → Invoice. */
public final class InvoiceRule implements Rule<Invoice> {

  /** A person changed the lines in QuickBooks and Taskip's changed too; Retry pushes Taskip's. */
  public static final String CHANGED_IN_QUICKBOOKS = "changed_in_quickbooks";

  /** This company refuses a receivable account on invoices: it gets them without. */
  public static final SyncWarning RECEIVABLE_LEFT_OUT = InvoiceErrors.receivableLeftOut();

  private static final String STALE = "5010";
  private static final String UNKNOWN_MEMBER = "2010";
  private static final String NUMBER = "DocNumber";
  private static final String RECEIVABLE = "ARAccountRef";

  @Override
  public Decision decide(Facts<Invoice> facts) {
    // Whatever became of the invoice in Taskip since: one that QuickBooks has is linked first.
    Optional<Decision> found = LostDocument.find(facts);
    if (found.isPresent()) {
      return found.get();
    }
    if (facts.record().status() == InvoiceStatus.DRAFT) {
      return new Skip(InvoiceErrors.draft());
    }
    if (facts.record().status() == InvoiceStatus.VOID) {
      return voided(facts);
    }
    return NewDocument.forCustomer(facts, customerId -> pushed(facts, customerId));
  }

  @Override
  public Remembered remember(Invoice invoice, ObjectNode answer) {
    InvoiceState state = InvoiceState.of(answer);
    BigDecimal total = NewDocument.total(answer);
    boolean isVoid = invoice.status() == InvoiceStatus.VOID;
    return new Remembered(
        total,
        // One that is paid already is watched until a look has seen it: that is what tells Taskip.
        state != InvoiceState.VOIDED && !isVoid,
        isVoid && state == InvoiceState.VOIDED,
        LineEssence.of(answer),
        isVoid ? List.of() : NewDocument.compared(invoice, total));
  }

  private Decision pushed(Facts<Invoice> facts, String customerId) {
    if (facts.link() != null) {
      return update(facts, customerId);
    }
    boolean refusesReceivable = refusesReceivable(facts);
    DocumentWire wanted =
        DocumentWire.invoice(
            facts.record(),
            customerId,
            facts.settings(),
            facts.receivableRefused() || refusesReceivable);
    return refusesReceivable
        ? NewDocument.write(facts, EntityType.INVOICE, wanted, List.of(RECEIVABLE_LEFT_OUT))
        : NewDocument.create(facts, EntityType.INVOICE, wanted);
  }

  private Decision update(Facts<Invoice> facts, String customerId) {
    DocumentWire wanted =
        DocumentWire.invoice(
            facts.record(), customerId, facts.settings(), facts.receivableRefused());
    ObjectNode change = SparseChange.between(facts.link().sent(), wanted.sent());
    keepNumbering(change, facts.link().sent(), wanted.sent());
    change.remove(RECEIVABLE);
    if (change.isEmpty()) {
      return Decision.inStep();
    }
    Optional<Decision> before = beforeChanging(facts);
    if (before.isPresent()) {
      return before.get();
    }
    ObjectNode there = seen(facts);
    if (InvoiceState.of(there) != InvoiceState.OPEN && !worthNothing(facts)) {
      return new Skip(InvoiceErrors.notOpen(InvoiceState.of(there)));
    }
    if (change.has("Line")) {
      List<String> withoutItem = SalesLines.withoutItem(facts.record().lines(), facts.settings());
      if (!withoutItem.isEmpty()) {
        return Decision.fail(DocumentErrors.itemMissing(withoutItem));
      }
      if (!facts.pushOver() && !LineEssence.isStill(facts.link().answered(), there)) {
        return ourLines(facts, wanted, there)
            .<Decision>map(lines -> new Adopt(there, told(facts, lines), List.of()))
            .orElseGet(() -> Decision.fail(InvoiceErrors.changedThere()));
      }
      change.set("Line", wanted.body().get("Line"));
    }
    ObjectNode body = identified(facts.link().quickbooksId(), there).put("sparse", true);
    body.setAll(change);
    ObjectNode sent = wanted.sent().deepCopy();
    keepAtCreation(sent, facts.link().sent());
    return new Write(Verb.UPDATE, EntityType.INVOICE, body, sent, List.of());
  }

  /**
   * In Taskip's words the lines that stand there, when those are the wanted ones, or what an update
   * of ours said whose answer was lost; else a person put them there.
   */
  private static Optional<JsonNode> ourLines(
      Facts<Invoice> facts, DocumentWire wanted, ObjectNode there) {
    if (LineEssence.isOf(wanted.body().get("Line"), there)) {
      return Optional.of(wanted.sent().get("Line"));
    }
    return Optional.ofNullable(facts.lost())
        .filter(lost -> lost.body().has("Line"))
        .filter(lost -> LineEssence.isOf(lost.body().get("Line"), there))
        .map(lost -> lost.sent().get("Line"));
  }

  private static ObjectNode told(Facts<Invoice> facts, JsonNode lines) {
    ObjectNode told = facts.link().sent().deepCopy();
    told.set("Line", lines);
    return told;
  }

  private Decision voided(Facts<Invoice> facts) {
    if (facts.link() == null) {
      return new Skip(InvoiceErrors.neverPushed());
    }
    if (facts.link().voided()) {
      return Decision.inStep();
    }
    Optional<Decision> before = beforeChanging(facts);
    if (before.isPresent()) {
      return before.get();
    }
    ObjectNode there = seen(facts);
    if (InvoiceState.of(there) == InvoiceState.VOIDED && !worthNothing(facts)) {
      return new Adopt(there, facts.link().sent(), List.of());
    }
    ObjectNode body = identified(facts.link().quickbooksId(), there);
    return new Write(
        Verb.VOID, EntityType.INVOICE, body, facts.link().sent(), InvoiceErrors.voiding(there));
  }

  /**
   * Ends with QuickBooks' last no, or looks at the invoice afresh: a payment raises its token too.
   */
  private static Optional<Decision> beforeChanging(Facts<Invoice> facts) {
    if (facts.refusedWith(STALE)) {
      return Optional.of(new Fail(SyncTokenConflict.error(facts.refused()), true));
    }
    if (facts.refused() != null) {
      return Optional.of(FaultCatalogue.decide(facts.refused()));
    }
    List<ObjectNode> seen = facts.seen().get(current(facts));
    if (seen == null) {
      return Optional.of(new See(current(facts)));
    }
    return seen.isEmpty()
        ? Optional.of(Decision.fail(InvoiceErrors.deletedThere()))
        : Optional.empty();
  }

  private static Look current(Facts<Invoice> facts) {
    return new Look.ById(EntityType.INVOICE, facts.link().quickbooksId());
  }

  private static ObjectNode seen(Facts<Invoice> facts) {
    return facts.seen().get(current(facts)).getFirst();
  }

  /** An invoice that we wrote as zero looks like a voided one, and is none. */
  private static boolean worthNothing(Facts<Invoice> facts) {
    return SalesLines.worthNothing(facts.link().sent().path("Line"));
  }

  private static ObjectNode identified(String id, ObjectNode there) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Id", id)
        .put("SyncToken", there.path("SyncToken").asText());
  }

  /** Changing the number strategy later renames nothing that is already in QuickBooks. */
  private static void keepNumbering(ObjectNode change, ObjectNode sent, ObjectNode wanted) {
    if (!sent.has(NUMBER) || !wanted.has(NUMBER)) {
      change.remove(NUMBER);
    }
  }

  /**
   * What later changes of the settings do not change: whether it bears our number, and its account.
   */
  private static void keepAtCreation(ObjectNode sent, ObjectNode before) {
    if (!before.has(NUMBER)) {
      sent.remove(NUMBER);
    } else if (!sent.has(NUMBER)) {
      sent.set(NUMBER, before.get(NUMBER));
    }
    sent.remove(RECEIVABLE);
  }

  private static boolean refusesReceivable(Facts<Invoice> facts) {
    return facts.settings().arAccountId() != null
        && !facts.receivableRefused()
        && facts.refusedWith(UNKNOWN_MEMBER)
        && String.valueOf(facts.refused().detail()).contains(RECEIVABLE);
  }
}
