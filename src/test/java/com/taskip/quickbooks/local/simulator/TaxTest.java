package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import org.junit.jupiter.api.Test;

class TaxTest extends SimulatorTest {

  private static final String BRITISH = "9341452000000003";

  @Test
  void without_a_tax_code_on_the_document_nothing_is_added() {
    assertThat(total(created(document(taxed("100.00", "TAX"))))).isEqualTo("100.00");
  }

  @Test
  void the_documents_code_taxes_the_taxable_lines() {
    ObjectNode invoice = document(taxed("100.00", "TAX"), taxed("50.00", "NON"));
    invoice.putObject("TxnTaxDetail").set("TxnTaxCodeRef", Json.object("value", "2"));
    JsonNode kept = created(invoice);
    assertThat(total(kept)).isEqualTo("158.00");
    JsonNode line = kept.path("TxnTaxDetail").path("TaxLine").path(0);
    assertThat(Json.text(line, "TaxLineDetail", "NetAmountTaxable")).isEqualTo("100.00");
    assertThat(Json.text(line, "TaxLineDetail", "TaxPercent")).isEqualTo("8");
  }

  @Test
  void numeric_codes_on_american_lines_are_6100() {
    assertThat(app.post("/invoice", document(taxed("1.00", "2"))).faultCode()).isEqualTo("6100");
  }

  @Test
  void automated_sales_tax_goes_by_the_address_whatever_was_sent() {
    books.switches().on(Switch.AUTOMATED_SALES_TAX);
    ObjectNode invoice = document(taxed("100.00", "TAX"));
    invoice.putObject("TxnTaxDetail").put("TotalTax", 1);
    assertThat(total(created(invoice))).isEqualTo("108.00");
    invoice.set("CustomerRef", Json.object("value", "2"));
    assertThat(total(created(invoice))).as("a customer without an address").isEqualTo("100.00");
  }

  @Test
  void outside_america_every_line_needs_a_real_code() {
    TestApp british = TestApp.connected(simulator, BRITISH);
    Reply without = british.post("/invoice", document(line("100.00")));
    assertThat(without.faultCode()).isEqualTo("6000");
    assertThat(without.faultDetail()).contains("GST/HST/VAT rate");
    assertThat(british.post("/invoice", document(taxed("1.00", "TAX"))).faultCode())
        .isEqualTo("2500");
    JsonNode kept =
        british
            .post("/invoice", document(taxed("100.00", "2"), taxed("10.00", "4")))
            .json()
            .path("Invoice");
    assertThat(total(kept)).isEqualTo("130.50");
    assertThat(Json.text(kept, "CurrencyRef", "value")).isEqualTo("GBP");
    assertThat(Json.text(kept, "GlobalTaxCalculation")).isEqualTo("TaxExcluded");
  }

  @Test
  void american_pseudo_codes_have_no_token_and_no_active_flag() {
    JsonNode codes =
        app.query("SELECT * FROM TaxCode").json().path("QueryResponse").path("TaxCode");
    ObjectNode pseudo =
        Json.objects(codes).stream()
            .filter(code -> Json.text(code, "Id").equals("TAX"))
            .findFirst()
            .orElseThrow();
    assertThat(pseudo.has("SyncToken")).isFalse();
    assertThat(pseudo.has("Active")).isFalse();
  }

  private static String total(JsonNode invoice) {
    return Json.text(invoice, "TotalAmt");
  }

  private static ObjectNode taxed(String amount, String code) {
    ObjectNode line = line(amount);
    line.withObject("/SalesItemLineDetail").set("TaxCodeRef", Json.object("value", code));
    return line;
  }
}
