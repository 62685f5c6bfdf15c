package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.record.CreditMemo;

/** Credit memo → CreditMemo. */
public final class CreditMemoRule implements Rule<CreditMemo> {

  @Override
  public Decision decide(Facts<CreditMemo> facts) {
    if (facts.link() != null) {
      return Posting.again(facts.record(), facts.link());
    }
    return NewDocument.forCustomer(
        facts,
        customerId ->
            NewDocument.create(
                facts,
                EntityType.CREDIT_MEMO,
                DocumentWire.creditMemo(facts.record(), customerId, facts.settings())));
  }

  @Override
  public Remembered remember(CreditMemo memo, ObjectNode answer) {
    return NewDocument.remember(memo, answer);
  }
}
