package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTest extends SimulatorTest {

  @Test
  void a_payment_lowers_the_balance_and_moves_the_invoices_token() {
    JsonNode invoice = created(invoice("150.00"));
    JsonNode payment = paid(payment("60.00", id(invoice), "60.00"));
    assertThat(payment.path("UnappliedAmt").decimalValue()).isZero();
    JsonNode after = read("/invoice/" + id(invoice), "Invoice");
    assertThat(Json.text(after, "Balance")).isEqualTo("90.00");
    assertThat(Json.text(after, "SyncToken")).isEqualTo("1");
    assertThat(Json.write(after.path("LinkedTxn")))
        .isEqualTo("[{\"TxnId\":\"" + id(payment) + "\",\"TxnType\":\"Payment\"}]");
  }

  @Test
  void the_deposit_account_is_optional_and_defaults_to_undeposited_funds() {
    JsonNode payment = paid(payment("100"));
    assertThat(Json.text(payment, "DepositToAccountRef", "value")).isEqualTo("4");
    assertThat(payment.path("UnappliedAmt").decimalValue()).isEqualByComparingTo("100");
    assertThat(payment.path("Line")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"35,200,''", "40,200,''", "84,400,6000", "1,400,6000", "90,400,2500", "999,400,2500"})
  void money_goes_to_a_bank_or_another_current_asset(String account, int status, String code) {
    ObjectNode payment = payment("1");
    payment.set("DepositToAccountRef", Json.object("value", account));
    Reply reply = app.post("/payment", payment);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.faultCode()).isEqualTo(code);
  }

  @Test
  void more_than_the_balance_is_accepted_and_the_surplus_stays_unapplied() {
    JsonNode invoice = created(invoice("120.00"));
    JsonNode payment = paid(payment("150.00", id(invoice), "150.00"));
    assertThat(Json.text(payment, "UnappliedAmt")).isEqualTo("30.00");
    assertThat(Json.text(payment.path("Line").get(0), "Amount")).isEqualTo("120.00");
  }

  @Test
  void one_payment_may_settle_several_invoices() {
    JsonNode first = created(invoice("10.00"));
    JsonNode second = created(invoice("20.00"));
    paid(payment("30.00", id(first), "10.00", id(second), "20.00"));
    assertThat(balance(first)).isZero();
    assertThat(balance(second)).isZero();
  }

  @Test
  void lines_above_the_total_are_refused() {
    JsonNode invoice = created(invoice("100.00"));
    assertThat(app.post("/payment", payment("50", id(invoice), "60")).faultCode())
        .isEqualTo("6000");
  }

  @Test
  void another_customers_invoice_cannot_be_paid() {
    ObjectNode payment = payment("10", id(created(invoice("10.00"))), "10");
    payment.set("CustomerRef", Json.object("value", "2"));
    assertThat(app.post("/payment", payment).faultCode()).isEqualTo("620");
  }

  @Test
  void a_parent_may_pay_for_its_job() {
    ObjectNode invoice = invoice("10.00");
    invoice.set("CustomerRef", Json.object("value", "8"));
    ObjectNode payment = payment("10", id(created(invoice)), "10");
    payment.set("CustomerRef", Json.object("value", "7"));
    assertThat(app.post("/payment", payment).status()).isEqualTo(200);
  }

  @Test
  void a_void_or_deleted_invoice_cannot_be_paid() {
    JsonNode voided = created(invoice("10.00"));
    books.voidInvoice(id(voided));
    assertThat(app.post("/payment", payment("10", id(voided), "10")).faultCode()).isEqualTo("6000");
    JsonNode deleted = created(invoice("10.00"));
    books.delete(EntityType.INVOICE, id(deleted));
    assertThat(app.post("/payment", payment("10", id(deleted), "10")).faultCode()).isEqualTo("610");
  }

  @Test
  void voiding_a_paid_invoice_leaves_the_payment_unapplied() {
    JsonNode invoice = created(invoice("100.00"));
    ObjectNode payment = books.recordPayment(id(invoice), new BigDecimal("40"));
    books.voidInvoice(id(invoice));
    ObjectNode after = books.find(EntityType.PAYMENT, id(payment)).orElseThrow();
    assertThat(Json.text(after, "UnappliedAmt")).isEqualTo("40.00");
    assertThat(after.path("Line")).isEmpty();
    assertThat(books.invoice(id(invoice)).path("LinkedTxn")).isEmpty();
    assertThat(Json.text(books.customer(CUSTOMER), "Balance")).isEqualTo("-40.00");
  }

  @Test
  void deleting_a_paid_invoice_leaves_the_payment_unapplied() {
    JsonNode invoice = created(invoice("100.00"));
    ObjectNode payment = books.recordPayment(id(invoice), new BigDecimal("40"));
    books.delete(EntityType.INVOICE, id(invoice));
    assertThat(Json.text(books.find(EntityType.PAYMENT, id(payment)).orElseThrow(), "UnappliedAmt"))
        .isEqualTo("40.00");
  }

  @Test
  void changing_unlinking_voiding_and_deleting_a_payment_each_move_the_invoice() {
    JsonNode invoice = created(invoice("100.00"));
    ObjectNode payment = books.recordPayment(id(invoice), new BigDecimal("100"));
    assertState(invoice, "1", "0");
    ObjectNode smaller = payment("70", id(invoice), "70");
    smaller.remove("CustomerRef");
    books.edit(EntityType.PAYMENT, id(payment), smaller);
    assertState(invoice, "2", "30.00");
    books.edit(EntityType.PAYMENT, id(payment), Json.object().set("Line", Json.array()));
    assertState(invoice, "3", "100.00");
    books.edit(EntityType.PAYMENT, id(payment), smaller);
    assertState(invoice, "4", "30.00");
    books.makeVoid(EntityType.PAYMENT, id(payment));
    assertState(invoice, "5", "100.00");
    ObjectNode again = books.recordPayment(id(invoice), new BigDecimal("100"));
    books.delete(EntityType.PAYMENT, id(again));
    assertState(invoice, "7", "100.00");
  }

  @Test
  void an_edit_that_leaves_the_money_alone_does_not_move_the_invoice() {
    JsonNode invoice = created(invoice("100.00"));
    ObjectNode payment = books.recordPayment(id(invoice), new BigDecimal("100"));
    books.edit(EntityType.PAYMENT, id(payment), Json.object("PrivateNote", "x"));
    assertState(invoice, "1", "0");
  }

  @Test
  void an_invoice_made_smaller_gives_back_what_is_too_much() {
    JsonNode invoice = created(invoice("100.00"));
    ObjectNode payment = books.recordPayment(id(invoice), new BigDecimal("100"));
    ObjectNode change = sparse(books.invoice(id(invoice)));
    change.withArray("/Line").add(line("80.00"));
    JsonNode changed = app.post("/invoice", change).json().path("Invoice");
    assertThat(changed.path("Balance").decimalValue()).isZero();
    assertThat(Json.text(books.find(EntityType.PAYMENT, id(payment)).orElseThrow(), "UnappliedAmt"))
        .isEqualTo("20.00");
  }

  @Test
  void a_void_of_a_payment_needs_the_whole_object() {
    JsonNode payment = paid(payment("10"));
    String address = "/payment?operation=update&include=void";
    assertThat(app.post(address, sparse(payment)).faultCode()).isEqualTo("2020");
    assertThat(app.post(address, version(payment)).faultCode()).isEqualTo("2020");
    ObjectNode whole = version(payment);
    whole.set("CustomerRef", payment.get("CustomerRef"));
    whole.set("TotalAmt", payment.get("TotalAmt"));
    JsonNode voided = app.post(address, whole).json().path("Payment");
    assertThat(Json.write(voided.path("TotalAmt"))).isEqualTo("0");
    assertThat(Json.write(voided.path("UnappliedAmt"))).isEqualTo("0");
    assertThat(Json.text(voided, "PrivateNote")).isEqualTo("Voided");
  }

  @Test
  void a_deposited_payment_cannot_be_changed() {
    JsonNode payment = paid(payment("10"));
    JsonNode deposited = books.deposit(id(payment));
    assertThat(app.post("/payment", sparse(deposited).put("PrivateNote", "x")).faultCode())
        .isEqualTo("6540");
    assertThat(app.post("/payment?operation=delete", version(deposited)).faultCode())
        .isEqualTo("6540");
  }

  @Test
  void customer_and_total_are_required_and_money_is_not_negative() {
    ObjectNode noCustomer = payment("10");
    noCustomer.remove("CustomerRef");
    assertThat(app.post("/payment", noCustomer).faultCode()).isEqualTo("2020");
    ObjectNode noTotal = payment("10");
    noTotal.remove("TotalAmt");
    assertThat(app.post("/payment", noTotal).faultCode()).isEqualTo("2020");
    assertThat(app.post("/payment", payment("-1")).faultCode()).isEqualTo("2290");
  }

  @Test
  void a_reference_of_22_characters_is_2050_and_line_ex_is_never_sent_back() {
    assertThat(app.post("/payment", payment("1").put("PaymentRefNum", "x".repeat(22))).faultCode())
        .isEqualTo("2050");
    JsonNode payment = paid(payment("10", id(created(invoice("10.00"))), "10"));
    ObjectNode back = sparse(payment);
    back.set("Line", payment.path("Line"));
    assertThat(app.post("/payment", back).faultCode()).isEqualTo("2010");
  }

  private JsonNode paid(ObjectNode payment) {
    return app.post("/payment", payment).json().path("Payment");
  }

  private BigDecimal balance(JsonNode invoice) {
    return books.invoice(id(invoice)).path("Balance").decimalValue();
  }

  private void assertState(JsonNode invoice, String token, String balance) {
    ObjectNode now = books.invoice(id(invoice));
    assertThat(Json.text(now, "SyncToken") + " " + Json.text(now, "Balance"))
        .isEqualTo(token + " " + balance);
  }

  private static String id(JsonNode object) {
    return Json.text(object, "Id");
  }
}
