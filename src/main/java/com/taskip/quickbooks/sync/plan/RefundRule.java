package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.record.Refund;

/**
 * Refund → RefundReceipt. It stands by itself in QuickBooks, touching neither invoice nor payment,
 * and must name the account that the money leaves.
 */
public final class RefundRule implements Rule<Refund> {

  @Override
  public Decision decide(Facts<Refund> facts) {
    if (facts.link() != null) {
      return Posting.again(facts.record(), facts.link());
    }
    if (facts.settings().defaultDepositAccountId() == null) {
      return Decision.fail(DepositAccount.missing(facts.record()));
    }
    if (DepositAccount.isRefused(facts.refused())) {
      return Decision.fail(DepositAccount.refused(facts.refused()));
    }
    return NewDocument.forCustomer(
        facts,
        customerId ->
            NewDocument.create(
                facts,
                EntityType.REFUND_RECEIPT,
                DocumentWire.refund(facts.record(), customerId, facts.settings())));
  }

  @Override
  public Remembered remember(Refund refund, ObjectNode answer) {
    return NewDocument.remember(refund, answer);
  }
}
