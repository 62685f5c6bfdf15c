package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CreditAndRefundTest extends SimulatorTest {

  @Test
  void a_credit_is_applied_as_a_payment_of_zero() {
    String invoice = Json.text(created(invoice("100.00")), "Id");
    String memo = Json.text(books.addCreditMemo(CUSTOMER, new BigDecimal("40")), "Id");
    ObjectNode payment = books.applyCredit(memo, invoice);
    assertThat(Json.write(payment.path("TotalAmt"))).isEqualTo("0");
    assertThat(payment.has("DepositToAccountRef")).isFalse();
    assertThat(payment.path("Line")).hasSize(2);
    assertThat(Json.text(books.invoice(invoice), "Balance")).isEqualTo("60.00");
    ObjectNode left = books.find(EntityType.CREDIT_MEMO, memo).orElseThrow();
    assertThat(Json.write(left.path("RemainingCredit"))).isEqualTo("0");
    assertThat(Json.text(left, "SyncToken")).isEqualTo("1");
  }

  @Test
  void voiding_the_invoice_gives_the_credit_back() {
    String invoice = Json.text(created(invoice("100.00")), "Id");
    String memo = Json.text(books.addCreditMemo(CUSTOMER, new BigDecimal("40")), "Id");
    ObjectNode payment = books.applyCredit(memo, invoice);
    books.voidInvoice(invoice);
    assertThat(Json.text(books.find(EntityType.CREDIT_MEMO, memo).orElseThrow(), "RemainingCredit"))
        .isEqualTo("40.00");
    ObjectNode empty = books.find(EntityType.PAYMENT, Json.text(payment, "Id")).orElseThrow();
    assertThat(empty.path("Line")).isEmpty();
    assertThat(Json.write(empty.path("UnappliedAmt"))).isEqualTo("0");
  }

  @Test
  void deleting_the_credit_opens_the_invoice_again() {
    String invoice = Json.text(created(invoice("100.00")), "Id");
    String memo = Json.text(books.addCreditMemo(CUSTOMER, new BigDecimal("40")), "Id");
    books.applyCredit(memo, invoice);
    books.delete(EntityType.CREDIT_MEMO, memo);
    assertThat(Json.text(books.invoice(invoice), "Balance")).isEqualTo("100.00");
  }

  @Test
  void quickbooks_applies_credits_by_itself_where_that_is_on() {
    books.switches().on(Switch.AUTO_APPLY_CREDIT);
    String newer = Json.text(created(invoice("50.00").put("TxnDate", "2026-05-02")), "Id");
    String oldest = Json.text(created(invoice("50.00").put("TxnDate", "2026-05-01")), "Id");
    app.post("/creditmemo", invoice("50.00"));
    assertThat(Json.write(books.invoice(oldest).path("Balance"))).isEqualTo("0");
    assertThat(Json.text(books.invoice(newer), "Balance")).isEqualTo("50.00");
  }

  @Test
  void a_refund_needs_the_account_that_money_leaves() {
    assertThat(app.post("/refundreceipt", invoice("25.00")).faultDetail())
        .contains("DepositToAccountRef");
  }

  @Test
  void a_refund_stands_by_itself() {
    ObjectNode refund = invoice("25.00");
    refund.set("DepositToAccountRef", Json.object("value", "35"));
    JsonNode kept = app.post("/refundreceipt", refund).json().path("RefundReceipt");
    assertThat(Json.write(kept.path("Balance"))).isEqualTo("0");
    assertThat(Json.text(kept, "PaymentRefNum")).isEqualTo("To Print");
    assertThat(Json.text(kept, "DepositToAccountRef", "name")).isEqualTo("Checking");
    assertThat(Json.write(books.customer(CUSTOMER).path("Balance"))).isEqualTo("0");
  }
}
