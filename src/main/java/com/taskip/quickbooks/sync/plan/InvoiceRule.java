package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Line;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.plan.Decision.Adopt;
import com.taskip.quickbooks.sync.plan.Decision.Fail;
import com.taskip.quickbooks.sync.plan.Decision.See;
import com.taskip.quickbooks.sync.plan.Decision.Skip;
import com.taskip.quickbooks.sync.plan.Decision.Wait;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    if (facts.record().status() == InvoiceStatus.DRAFT) {
      return new Skip(InvoiceErrors.draft());
    }
    if (facts.record().status() == InvoiceStatus.VOID) {
      return voided(facts);
    }
    return switch (facts.dependency()) {
      case Dependency.Linked(LinkState contact) -> pushed(facts, contact.quickbooksId());
      case Dependency.OnItsWay onItsWay ->
          new Wait(RecordKind.CONTACT, facts.record().contactId(), InvoiceErrors.contactOnItsWay());
      case Dependency.Unknown unknown ->
          new Wait(RecordKind.CONTACT, facts.record().contactId(), InvoiceErrors.contactOnItsWay());
      case Dependency.Failed failed -> Decision.fail(InvoiceErrors.contactNotSynced());
      case Dependency.None none -> Decision.fail(InvoiceErrors.contactNotSynced());
    };
  }

  /**
   * QuickBooks' total is compared with ours: a difference would keep a paid invoice open, or the
   * other way round.
   */
  @Override
  public Remembered remember(Invoice invoice, ObjectNode answer) {
    InvoiceState state = InvoiceState.of(answer);
    BigDecimal there =
        answer.path("TotalAmt").isNumber() ? answer.get("TotalAmt").decimalValue() : null;
    BigDecimal here = InvoiceLines.total(invoice.lines(), invoice.currency());
    boolean differs =
        invoice.status() != InvoiceStatus.VOID && there != null && there.compareTo(here) != 0;
    return new Remembered(
        there,
        state == InvoiceState.OPEN && invoice.status() != InvoiceStatus.VOID,
        invoice.status() == InvoiceStatus.VOID && state == InvoiceState.VOIDED,
        InvoiceLines.fingerprint(answer),
        differs ? List.of(InvoiceErrors.totalDiffers(there, here, invoice.currency())) : List.of());
  }

  private Decision pushed(Facts<Invoice> facts, String customerId) {
    if (facts.link() != null) {
      return update(facts, customerId);
    }
    List<String> withoutItem = linesWithoutItem(facts);
    if (!withoutItem.isEmpty()) {
      return Decision.fail(InvoiceErrors.itemMissing(withoutItem));
    }
    boolean receivableRefused = facts.receivableRefused() || refusesReceivable(facts);
    InvoiceWire wanted =
        InvoiceWire.of(facts.record(), customerId, facts.settings(), receivableRefused);
    if (facts.refused() != null && !refusesReceivable(facts)) {
      return LostInvoice.adoptOrFail(facts, wanted);
    }
    List<SyncWarning> warnings =
        refusesReceivable(facts) ? List.of(RECEIVABLE_LEFT_OUT) : List.of();
    return new Write(Verb.CREATE, EntityType.INVOICE, wanted.body(), wanted.snapshot(), warnings);
  }

  private Decision update(Facts<Invoice> facts, String customerId) {
    InvoiceWire wanted =
        InvoiceWire.of(facts.record(), customerId, facts.settings(), facts.receivableRefused());
    ObjectNode change = SparseChange.between(facts.link().sent(), wanted.snapshot());
    keepNumbering(change, facts.link().sent(), wanted.snapshot());
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
      List<String> withoutItem = linesWithoutItem(facts);
      if (!withoutItem.isEmpty()) {
        return Decision.fail(InvoiceErrors.itemMissing(withoutItem));
      }
      if (!facts.pushOver() && !InvoiceLines.fingerprint(there).equals(facts.link().answered())) {
        return Decision.fail(InvoiceErrors.changedThere());
      }
      change.set("Line", wanted.body().get("Line"));
    }
    ObjectNode body = identified(facts.link().quickbooksId(), there).put("sparse", true);
    body.setAll(change);
    ObjectNode sent = wanted.snapshot().deepCopy();
    keepAtCreation(sent, facts.link().sent());
    return new Write(Verb.UPDATE, EntityType.INVOICE, body, sent, List.of());
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
    return new Write(Verb.VOID, EntityType.INVOICE, body, facts.link().sent(), List.of());
  }

  /**
   * Ends with QuickBooks' last no, or looks at the invoice afresh: a payment raises its token too.
   */
  private static Optional<Decision> beforeChanging(Facts<Invoice> facts) {
    if (facts.refusedWith(STALE)) {
      return Optional.of(new Fail(SyncTokenConflict.error(facts.refused()), true));
    }
    if (facts.refused() != null) {
      return Optional.of(FaultAdvice.decide(facts.refused()));
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
    return InvoiceLines.worthNothing(facts.link().sent().path("Line"));
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

  private static List<String> linesWithoutItem(Facts<Invoice> facts) {
    List<Line> lines = facts.record().lines();
    return IntStream.range(0, lines.size())
        .filter(i -> InvoiceLines.item(lines.get(i), facts.settings()) == null)
        .mapToObj(i -> "%d (%s)".formatted(i + 1, label(lines.get(i))))
        .collect(Collectors.toList());
  }

  private static String label(Line line) {
    return WireText.blank(line.description()) ? line.id() : WireText.cut(line.description(), 40);
  }
}
