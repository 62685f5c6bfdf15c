package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceTest extends SimulatorTest {

  @Test
  void lines_are_numbered_and_a_subtotal_is_appended() {
    JsonNode invoice = created(document(line("10.00"), line("5.50")));
    JsonNode lines = invoice.path("Line");
    assertThat(lines).hasSize(3);
    assertThat(Json.text(lines.get(1), "Id")).isEqualTo("2");
    assertThat(Json.text(lines.get(2), "DetailType")).isEqualTo("SubTotalLineDetail");
    assertThat(Json.text(lines.get(2), "Amount")).isEqualTo("15.50");
    assertThat(Json.text(invoice, "TotalAmt")).isEqualTo("15.50");
    assertThat(Json.text(invoice, "Balance")).isEqualTo("15.50");
    assertThat(Json.text(lines.get(0), "SalesItemLineDetail", "TaxCodeRef", "value"))
        .isEqualTo("NON");
    assertThat(Json.text(lines.get(0), "SalesItemLineDetail", "ItemAccountRef", "name"))
        .isEqualTo("Services");
  }

  @Test
  void the_due_date_follows_the_terms() {
    JsonNode invoice = created(invoice("10.00").put("TxnDate", "2026-05-04"));
    assertThat(Json.text(invoice, "DueDate")).isEqualTo("2026-06-03");
  }

  @ParameterizedTest
  @CsvSource({
    "0.34,0.333,1.02",
    "10.01,2.5,4.002",
    "0.01,0.5,0.01",
    "33.33,3,11.11",
    "9.99,1,9.99"
  })
  void the_amount_is_price_times_quantity_rounded_half_up(String amount, String qty, String price) {
    JsonNode invoice = created(document(line(amount, qty, price)));
    assertThat(invoice.path("TotalAmt").decimalValue()).isEqualByComparingTo(amount);
  }

  @Test
  void any_other_amount_is_6070() {
    Reply reply = app.post("/invoice", document(line("1000", "3", "333.33")));
    assertThat(reply.faultCode()).isEqualTo("6070");
    assertThat(reply.faultDetail())
        .isEqualTo("Amount is not equal to UnitPrice * Qty. Supplied value:1,000");
  }

  @Test
  void customer_lines_detail_type_and_amount_are_required() {
    ObjectNode noCustomer = invoice("1.00");
    noCustomer.remove("CustomerRef");
    assertMissing(noCustomer, "CustomerRef");
    assertMissing(document(), "Line");
    ObjectNode noType = line("1.00");
    noType.remove("DetailType");
    assertMissing(document(noType), "Line.DetailType");
    ObjectNode noAmount = line("1.00");
    noAmount.remove("Amount");
    assertMissing(document(noAmount), "Line.Amount");
  }

  @Test
  void a_line_without_an_item_gets_the_default_one() {
    ObjectNode line = line("1.00");
    line.remove("SalesItemLineDetail");
    JsonNode invoice = created(document(line));
    assertThat(Json.text(invoice.path("Line").get(0), "SalesItemLineDetail", "ItemRef", "value"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "999,2500,Items element id 999 not found",
    "20,2500,Items element id 20 not found",
    "18,6000,set up as a category instead of a product or service"
  })
  void an_unknown_inactive_or_category_item_is_refused(String item, String code, String detail) {
    ObjectNode line = line("1.00");
    line.withObject("/SalesItemLineDetail").set("ItemRef", Json.object("value", item));
    Reply reply = app.post("/invoice", document(line));
    assertThat(reply.faultCode()).isEqualTo(code);
    assertThat(reply.faultDetail()).contains(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"583", "42"})
  void an_unknown_or_inactive_customer_is_2500(String id) {
    ObjectNode invoice = invoice("1.00");
    invoice.set("CustomerRef", Json.object("value", id));
    Reply reply = app.post("/invoice", invoice);
    assertThat(reply.faultCode()).isEqualTo("2500");
    assertThat(reply.faultDetail())
        .isEqualTo("Invalid Reference Id : Names element id " + id + " not found");
  }

  @Test
  void too_long_a_memo_is_2050_in_quickbooks_words() {
    ObjectNode invoice = invoice("1.00");
    invoice.set("CustomerMemo", Json.object("value", "x".repeat(1016)));
    Reply reply = app.post("/invoice", invoice);
    assertThat(reply.faultCode()).isEqualTo("2050");
    assertThat(reply.faultDetail()).endsWith("Min:0 Max:1,000 supported. Supplied length:1,016");
    assertThat(Json.text(reply.json().path("Fault").path("Error").path(0), "element"))
        .isEqualTo("Customer Memo");
  }

  @Test
  void a_number_of_22_characters_is_2050() {
    assertThat(app.post("/invoice", invoice("1.00").put("DocNumber", "x".repeat(22))).faultCode())
        .isEqualTo("2050");
  }

  @Test
  void computed_members_that_were_sent_are_ignored() {
    JsonNode invoice = created(invoice("10.00").put("TotalAmt", 99).put("Balance", 1));
    assertThat(invoice.path("Balance").decimalValue()).isEqualByComparingTo("10");
  }

  @Test
  void a_discount_reduces_the_total_after_the_subtotal() {
    ObjectNode discount = Json.object("DetailType", "DiscountLineDetail");
    discount.putObject("DiscountLineDetail").put("PercentBased", true).put("DiscountPercent", 10);
    JsonNode invoice = created(document(line("100.00"), discount));
    assertThat(invoice.path("TotalAmt").decimalValue()).isEqualByComparingTo("90");
    assertThat(Json.text(invoice.path("Line").get(2), "Amount")).isEqualTo("10.00");
    books.switches().off(Switch.ALLOW_DISCOUNT);
    assertThat(app.post("/invoice", document(line("100.00"), discount)).faultCode())
        .isEqualTo("6090");
  }

  @Test
  void negative_lines_are_credits_but_the_total_is_never_below_zero() {
    assertThat(created(document(line("10.00"), line("-4.00"))).path("TotalAmt").decimalValue())
        .isEqualByComparingTo("6");
    assertThat(app.post("/invoice", document(line("1.00"), line("-4.00"))).faultCode())
        .isEqualTo("6000");
  }

  @Test
  void a_zero_invoice_is_legal_and_owes_nothing() {
    JsonNode invoice = created(invoice("0"));
    assertThat(Json.write(invoice.path("TotalAmt"))).isEqualTo("0");
    assertThat(Json.write(invoice.path("Balance"))).isEqualTo("0");
  }

  @Test
  void on_update_a_line_with_its_id_is_kept_and_one_left_out_is_removed() {
    JsonNode invoice = created(document(line("10.00"), line("20.00")));
    ObjectNode change = sparse(invoice);
    change.withArray("/Line").add(line("25.00").put("Id", "2")).add(line("1.00"));
    JsonNode changed = app.post("/invoice", change).json().path("Invoice");
    assertThat(Json.objects(changed.path("Line")))
        .extracting(line -> Json.text(line, "Id"))
        .containsExactly("2", "3", "");
    assertThat(changed.path("TotalAmt").decimalValue()).isEqualByComparingTo("26");
    assertThat(Json.text(changed, "SyncToken")).isEqualTo("1");
  }

  @Test
  void a_sparse_update_without_lines_leaves_them() {
    JsonNode invoice = created(invoice("10.00"));
    JsonNode changed =
        app.post("/invoice", sparse(invoice).put("PrivateNote", "n")).json().path("Invoice");
    assertThat(changed.path("Line")).isEqualTo(invoice.path("Line"));
  }

  @Test
  void a_void_zeroes_everything_and_keeps_number_date_and_customer() {
    JsonNode invoice = created(document(line("150.00", "2", "75")));
    JsonNode voided = app.post("/invoice?operation=void", version(invoice)).json().path("Invoice");
    assertThat(Json.write(voided.path("TotalAmt"))).isEqualTo("0");
    assertThat(Json.write(voided.path("Balance"))).isEqualTo("0");
    assertThat(Json.text(voided, "PrivateNote")).isEqualTo("Voided");
    assertThat(Json.text(voided, "SyncToken")).isEqualTo("1");
    assertThat(voided.path("LinkedTxn")).isEmpty();
    JsonNode detail = voided.path("Line").get(0).path("SalesItemLineDetail");
    assertThat(Json.write(detail.path("Qty")) + Json.write(detail.path("UnitPrice")))
        .isEqualTo("00");
    for (String kept : List.of("DocNumber", "TxnDate", "DueDate", "CustomerRef")) {
      assertThat(voided.path(kept)).isEqualTo(invoice.path(kept));
    }
    assertThat(app.query("SELECT * FROM Invoice WHERE Balance = '0'").json().toString())
        .contains(Json.text(invoice, "Id"));
  }

  @Test
  void a_stale_void_and_a_stale_delete_are_5010() {
    JsonNode invoice = created(invoice("10.00"));
    books.recordPayment(Json.text(invoice, "Id"), BigDecimal.ONE);
    assertThat(app.post("/invoice?operation=void", version(invoice)).faultCode()).isEqualTo("5010");
    assertThat(app.post("/invoice?operation=delete", version(invoice)).faultCode())
        .isEqualTo("5010");
  }

  @Test
  void a_deleted_invoice_is_610_and_in_no_query() {
    JsonNode invoice = created(invoice("10.00"));
    String id = Json.text(invoice, "Id");
    Reply deleted = app.post("/invoice?operation=delete", version(invoice));
    assertThat(Json.write(deleted.json().path("Invoice")))
        .isEqualTo("{\"domain\":\"QBO\",\"status\":\"Deleted\",\"Id\":\"" + id + "\"}");
    Reply gone = app.get("/invoice/" + id);
    assertThat(gone.status()).isEqualTo(400);
    assertThat(gone.faultCode()).isEqualTo("610");
    assertThat(
            app.query("SELECT * FROM Invoice WHERE Id = '" + id + "'").json().path("QueryResponse"))
        .isEmpty();
  }

  @Test
  void closed_books_are_6210_for_create_update_void_and_delete() {
    JsonNode invoice = created(invoice("10.00").put("TxnDate", "2026-03-31"));
    books.switches().closeBooksOn(LocalDate.of(2026, 3, 31));
    assertThat(app.post("/invoice", invoice("1.00").put("TxnDate", "2026-03-31")).faultCode())
        .isEqualTo("6210");
    assertThat(app.post("/invoice", sparse(invoice).put("TxnDate", "2026-04-01")).faultCode())
        .isEqualTo("6210");
    assertThat(app.post("/invoice?operation=void", version(invoice)).faultCode()).isEqualTo("6210");
    assertThat(app.post("/invoice?operation=delete", version(invoice)).faultCode())
        .isEqualTo("6210");
    assertThat(app.post("/invoice", invoice("1.00").put("TxnDate", "2026-04-01")).status())
        .isEqualTo(200);
  }

  @Test
  void an_ended_subscription_is_6190_for_writes_only() {
    books.switches().on(Switch.SUBSCRIPTION_ENDED);
    assertThat(app.post("/invoice", invoice("1.00")).faultCode()).isEqualTo("6190");
    assertThat(app.get("/customer/1").status()).isEqualTo(200);
  }

  @Test
  void a_receivable_account_is_accepted_and_never_returned_or_refused_by_switch() {
    ObjectNode invoice = invoice("1.00");
    invoice.set("ARAccountRef", Json.object("value", "84"));
    assertThat(created(invoice).has("ARAccountRef")).isFalse();
    books.switches().on(Switch.REFUSE_AR_ACCOUNT);
    assertThat(app.post("/invoice", invoice).faultCode()).isEqualTo("2010");
  }

  @Test
  void another_currency_than_the_customers_is_6000() {
    books.switches().on(Switch.MULTI_CURRENCY);
    ObjectNode invoice = invoice("1.00");
    invoice.set("CurrencyRef", Json.object("value", "EUR"));
    Reply reply = app.post("/invoice", invoice);
    assertThat(reply.faultCode()).isEqualTo("6000");
    assertThat(reply.faultDetail()).contains("currency of the transaction is invalid");
  }

  private void assertMissing(ObjectNode document, String parameter) {
    Reply reply = app.post("/invoice", document);
    assertThat(reply.faultCode()).isEqualTo("2020");
    assertThat(reply.faultDetail())
        .isEqualTo("Required parameter " + parameter + " is missing in the request");
  }
}
