package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.plan.Decision.See;
import com.taskip.quickbooks.sync.plan.Decision.Skip;
import com.taskip.quickbooks.sync.plan.Decision.Wait;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Payment → Payment that settles its invoice. The invoice is looked at in QuickBooks first: it says
 * who pays (the customer may be another than our contact's by now) and how much is still owed, so
 * that nothing is posted twice.
 */
public final class PaymentRule implements Rule<Payment> {

  @Override
  public Decision decide(Facts<Payment> facts) {
    Payment payment = facts.record();
    if (facts.link() != null) {
      return Posting.again(payment, facts.link());
    }
    if (facts.settings().defaultDepositAccountId() == null) {
      return new Skip(DepositAccount.missing(payment));
    }
    if (PaymentWire.amount(payment).signum() == 0) {
      return new Skip(PaymentErrors.nothingToPost());
    }
    return switch (facts.dependency()) {
      case Dependency.Linked(LinkState invoice) -> paid(facts, invoice.quickbooksId());
      case Dependency.OnItsWay onItsWay -> waitForInvoice(payment, PaymentErrors.invoiceOnItsWay());
      case Dependency.Unknown unknown -> waitForInvoice(payment, PaymentErrors.invoiceUnknown());
      case Dependency.Draft draft -> waitForInvoice(payment, PaymentErrors.invoiceIsDraft());
      case Dependency.Void isVoid -> Decision.fail(PaymentErrors.invoiceIsVoid());
      case Dependency.Stuck stuck -> Decision.fail(PaymentErrors.invoiceNotSynced());
      case Dependency.None none -> Decision.fail(PaymentErrors.invoiceNotSynced());
    };
  }

  private static Decision waitForInvoice(Payment payment, SyncError why) {
    return new Wait(RecordKind.INVOICE, payment.invoiceId(), why);
  }

  private static Decision paid(Facts<Payment> facts, String invoiceId) {
    if (DepositAccount.isRefused(facts.refused())) {
      return Decision.fail(DepositAccount.refused(facts.refused()));
    }
    if (facts.refused() != null) {
      return FaultCatalogue.decide(facts.refused());
    }
    Look invoice = new Look.ById(EntityType.INVOICE, invoiceId);
    List<ObjectNode> seen = facts.seen().get(invoice);
    if (seen == null) {
      return new See(invoice);
    }
    return seen.isEmpty()
        ? Decision.fail(PaymentErrors.invoiceDeleted())
        : against(facts, invoiceId, seen.getFirst());
  }

  private static Decision against(Facts<Payment> facts, String invoiceId, ObjectNode invoice) {
    Payment payment = facts.record();
    String customer = invoice.at("/CustomerRef/value").asText();
    JsonNode balance = invoice.path("Balance");
    if (customer.isEmpty() || !balance.isNumber() || !invoice.path("TotalAmt").isNumber()) {
      return new Decision.Fail(PaymentErrors.invoiceUnreadable(), true);
    }
    InvoiceState state = InvoiceState.of(invoice);
    if (state == InvoiceState.PAID) {
      return new Skip(PaymentErrors.alreadyPaid());
    }
    if (state == InvoiceState.VOIDED) {
      return Decision.fail(PaymentErrors.invoiceVoided());
    }
    String currency = invoice.at("/CurrencyRef/value").asText(payment.currency());
    if (!currency.equals(payment.currency())) {
      return Decision.fail(PaymentErrors.otherCurrency(payment.currency(), currency));
    }
    ObjectNode body =
        PaymentWire.body(payment, facts.settings(), customer, invoiceId, balance.decimalValue());
    return new Write(Verb.CREATE, EntityType.PAYMENT, body, Posting.of(payment), List.of());
  }

  /** What became of the money is read from the answer, whatever was asked for. */
  @Override
  public Remembered remember(Payment payment, ObjectNode answer) {
    BigDecimal total = NewDocument.total(answer);
    BigDecimal unapplied = PaymentWire.unapplied(answer);
    List<SyncWarning> warnings = new ArrayList<>();
    if (unapplied.signum() > 0) {
      warnings.add(PaymentErrors.unapplied(unapplied, payment.currency()));
    }
    if (total != null && total.compareTo(payment.amount()) != 0) {
      warnings.add(PaymentErrors.amountDiffers(total, payment));
    }
    return new Remembered(total, false, false, null, List.copyOf(warnings));
  }
}
