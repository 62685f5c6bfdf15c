package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.Set;

/** Applying a credit memo to an invoice: a payment of nothing that joins the two. */
public final class Credits {

  private Credits() {}

  /**
   * Applies a credit.
   *
   * @param amount null for as much as both allow
   * @return the payment of zero
   */
  public static ObjectNode apply(
      Draft books, ObjectNode memo, ObjectNode invoice, BigDecimal amount) {
    BigDecimal most = Json.decimal(memo, "Balance").min(Json.decimal(invoice, "Balance"));
    BigDecimal applied = amount == null ? most : amount.min(most);
    ObjectNode payment = Json.object();
    payment.set("CustomerRef", invoice.get("CustomerRef").deepCopy());
    payment.put("TotalAmt", 0);
    ArrayNode lines = payment.putArray("Line");
    lines.add(line(applied, invoice, "Invoice"));
    lines.add(line(applied, memo, "CreditMemo"));
    return Writes.save(books, EntityType.PAYMENT, payment, Set.of());
  }

  private static ObjectNode line(BigDecimal amount, ObjectNode document, String type) {
    ObjectNode line = Json.object();
    line.put("Amount", amount);
    line.putArray("LinkedTxn")
        .add(Json.object("TxnId", Json.text(document, "Id"), "TxnType", type));
    return line;
  }
}
