package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Credit memos: what remains of them, and QuickBooks applying them by itself. */
final class CreditMemoRules implements Rules {

  @Override
  public void complete(Revision revision) {
    Draft books = revision.books();
    ObjectNode memo = revision.after();
    SalesDocument.complete(revision, SalesDocument.customer(books, memo));
    References.check(books, memo, "PaymentMethodRef", EntityType.PAYMENT_METHOD);
    memo.remove("ARAccountRef");
    if (!memo.has("EmailStatus")) {
      memo.put("EmailStatus", "NotSet");
    }
    Settlement.keepWithin(books, memo);
    Settlement.restate(books, EntityType.CREDIT_MEMO, memo);
  }

  @Override
  public void settled(Revision revision) {
    CustomerBalance.follow(revision, "TotalAmt", -1);
    Draft books = revision.books();
    if (revision.isNew() && books.is(Switch.AUTO_APPLY_CREDIT)) {
      oldestOpenInvoice(books, Json.text(revision.after(), "CustomerRef", "value"))
          .ifPresent(invoice -> Credits.apply(books, revision.after(), invoice, null));
    }
  }

  @Override
  public void makeVoid(Draft books, ObjectNode memo) {
    throw BusinessFault.unsupportedOperation("void of CreditMemo");
  }

  @Override
  public void beforeDeletion(Draft books, ObjectNode memo) {
    Settlement.release(books, EntityType.CREDIT_MEMO, memo);
    CustomerBalance.add(
        books, Json.text(memo, "CustomerRef", "value"), Json.decimal(memo, "TotalAmt"));
  }

  private static Optional<ObjectNode> oldestOpenInvoice(Draft books, String customerId) {
    List<ObjectNode> open =
        books.all(EntityType.INVOICE).stream()
            .filter(each -> customerId.equals(Json.text(each, "CustomerRef", "value")))
            .filter(each -> Json.decimal(each, "Balance").signum() > 0)
            .toList();
    return open.stream()
        .min(Comparator.comparing(each -> Json.text(each, "TxnDate")))
        .map(ObjectNode::deepCopy);
  }
}
