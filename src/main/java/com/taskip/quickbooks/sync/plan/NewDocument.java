package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.SalesDocument;
import com.taskip.quickbooks.sync.plan.Decision.Wait;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * How an invoice, a credit memo or a refund comes into QuickBooks: its contact first, an item for
 * every line, and a number that nobody else has.
 */
final class NewDocument {
  private NewDocument() {}

  /** Goes on with the customer's id once QuickBooks has the document's contact. */
  static Decision forCustomer(
      Facts<? extends SalesDocument> facts, Function<String, Decision> next) {
    SalesDocument document = facts.record();
    return switch (facts.dependency()) {
      case Dependency.Linked(LinkState contact) -> next.apply(contact.quickbooksId());
      case Dependency.OnItsWay onItsWay -> waitForContact(document);
      case Dependency.Unknown unknown -> waitForContact(document);
      default -> Decision.fail(DocumentErrors.contactNotSynced(document));
    };
  }

  private static Decision waitForContact(SalesDocument document) {
    return new Wait(
        RecordKind.CONTACT, document.contactId(), DocumentErrors.contactOnItsWay(document));
  }

  /** The create, or what QuickBooks' no to it means. */
  static Decision create(
      Facts<? extends SalesDocument> facts, EntityType entity, DocumentWire wanted) {
    return LostDocument.find(facts)
        .orElseGet(
            () ->
                facts.refused() != null
                    ? FaultCatalogue.decide(facts.refused())
                    : write(facts, entity, wanted, List.of()));
  }

  /**
   * The create. QuickBooks would book a line without an item under one of its choice, so such a
   * document is not sent.
   *
   * @param warnings what a person should know of the document once it went through
   */
  static Decision write(
      Facts<? extends SalesDocument> facts,
      EntityType entity,
      DocumentWire wanted,
      List<SyncWarning> warnings) {
    List<String> withoutItem = SalesLines.withoutItem(facts.record().lines(), facts.settings());
    if (!withoutItem.isEmpty()) {
      return Decision.fail(DocumentErrors.itemMissing(withoutItem));
    }
    return new Write(Verb.CREATE, entity, wanted.body(), wanted.sent(), warnings);
  }

  /** What is kept of a document that nobody has to watch. */
  static Remembered remember(SalesDocument document, ObjectNode answer) {
    BigDecimal total = total(answer);
    return new Remembered(total, false, false, LineEssence.of(answer), compared(document, total));
  }

  /** QuickBooks' total; null when the answer has none. */
  static BigDecimal total(ObjectNode answer) {
    return answer.path("TotalAmt").isNumber() ? answer.get("TotalAmt").decimalValue() : null;
  }

  /** A total that differs from ours would keep a paid invoice open, or the other way round. */
  static List<SyncWarning> compared(SalesDocument document, BigDecimal there) {
    BigDecimal here = SalesLines.total(document.lines(), document.currency());
    return there == null || there.compareTo(here) == 0
        ? List.of()
        : List.of(DocumentErrors.totalDiffers(there, here, document.currency()));
  }
}
