package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Whether an object in QuickBooks is what a create of ours made whose answer was lost. QuickBooks
 * does not say for how long it remembers a request id, so after a while evidence has to stand in
 * for it.
 */
public final class Trace {
  /** Intuit's clock is not ours. */
  public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

  private Trace() {}

  /** All that we sent must be there as we sent it, in an object made since. */
  public static boolean isOf(Write create, Instant sentAt, ObjectNode there) {
    return madeSince(there, sentAt)
        && switch (create.entity()) {
          case CUSTOMER -> sameCustomer(create.body(), there);
          case PAYMENT -> samePayment(create.body(), there);
          default -> sameDocument(create.body(), there);
        };
  }

  /**
   * Whether it may be ours all the same, changed by a person since: made since, for the same
   * customer, with our number (a payment: reference) or our total, or voided. Then nobody but a
   * person can tell.
   */
  public static boolean mayBeOf(Write create, Instant sentAt, ObjectNode there) {
    if (create.entity() == EntityType.CUSTOMER || !madeSince(there, sentAt)) {
      return false;
    }
    String number = create.entity() == EntityType.PAYMENT ? "PaymentRefNum" : "DocNumber";
    boolean sameNumber =
        create.body().has(number) && text(create.body(), number).equals(text(there, number));
    BigDecimal total = there.path("TotalAmt").decimalValue();
    // A payment of zero that has lines applies a credit to an invoice: no voided payment of ours.
    boolean voided =
        total.signum() == 0
            && (create.entity() != EntityType.PAYMENT || there.path("Line").isEmpty());
    return sameNumber || voided || total.compareTo(total(create.body())) == 0;
  }

  private static BigDecimal total(ObjectNode document) {
    if (document.has("TotalAmt")) {
      return document.get("TotalAmt").decimalValue();
    }
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode line : document.path("Line")) {
      total = total.add(line.path("Amount").decimalValue());
    }
    return total;
  }

  private static boolean madeSince(ObjectNode there, Instant sentAt) {
    String made = there.path("MetaData").path("CreateTime").asText();
    return !made.isEmpty()
        && !OffsetDateTime.parse(made).toInstant().isBefore(sentAt.minus(CLOCKS_DIFFER));
  }

  private static boolean sameCustomer(ObjectNode sent, ObjectNode there) {
    return text(sent, "DisplayName").equalsIgnoreCase(text(there, "DisplayName"))
        && sent.at("/PrimaryEmailAddr/Address")
            .asText()
            .equalsIgnoreCase(there.at("/PrimaryEmailAddr/Address").asText());
  }

  private static boolean samePayment(ObjectNode sent, ObjectNode there) {
    return sent.at("/CustomerRef/value").equals(there.at("/CustomerRef/value"))
        && total(sent).compareTo(there.path("TotalAmt").decimalValue()) == 0
        && text(sent, "TxnDate").equals(text(there, "TxnDate"))
        && text(sent, "PaymentRefNum").equals(text(there, "PaymentRefNum"))
        && text(sent, "PrivateNote").equals(text(there, "PrivateNote"))
        && there
            .path("Line")
            .findValuesAsText("TxnId")
            .containsAll(sent.path("Line").findValuesAsText("TxnId"));
  }

  static boolean sameDocument(ObjectNode sent, ObjectNode there) {
    return sent.at("/CustomerRef/value").equals(there.at("/CustomerRef/value"))
        && text(sent, "PrivateNote").equals(text(there, "PrivateNote"))
        && (!sent.has("DocNumber") || text(sent, "DocNumber").equals(text(there, "DocNumber")))
        && (!sent.has("TxnDate") || text(sent, "TxnDate").equals(text(there, "TxnDate")))
        && essence(sent).equals(essence(there));
  }

  /**
   * What a line is worth and what it is booked under; texts and tax codes are filled in by
   * QuickBooks.
   */
  private static ArrayNode essence(ObjectNode document) {
    ArrayNode essence = JsonNodeFactory.instance.arrayNode();
    for (JsonNode line : document.path("Line")) {
      JsonNode detail = line.path("SalesItemLineDetail");
      if (!detail.isMissingNode()) {
        essence.add(line.path("Amount").decimalValue().stripTrailingZeros().toPlainString());
        essence.add(detail.at("/ItemRef/value").asText());
      }
    }
    return essence;
  }

  private static String text(ObjectNode node, String member) {
    return node.path(member).asText("");
  }
}
