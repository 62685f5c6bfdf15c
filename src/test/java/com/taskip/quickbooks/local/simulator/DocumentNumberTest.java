package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import org.junit.jupiter.api.Test;

class DocumentNumberTest extends SimulatorTest {

  @Test
  void without_custom_numbers_the_next_one_is_assigned_across_sales_documents() {
    assertThat(Json.text(created(invoice("1.00")), "DocNumber")).isEqualTo("1037");
    JsonNode memo = app.post("/creditmemo", invoice("1.00")).json().path("CreditMemo");
    assertThat(Json.text(memo, "DocNumber")).isEqualTo("1038");
  }

  @Test
  void without_custom_numbers_two_invoices_may_bear_the_same_number() {
    assertThat(app.post("/invoice", invoice("1.00").put("DocNumber", "A-1")).status())
        .isEqualTo(200);
    assertThat(app.post("/invoice", invoice("1.00").put("DocNumber", "A-1")).status())
        .isEqualTo(200);
  }

  @Test
  void with_custom_numbers_one_left_out_stays_absent() {
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    assertThat(created(invoice("1.00")).has("DocNumber")).isFalse();
  }

  @Test
  void with_custom_numbers_a_taken_one_is_6140_and_names_its_holder() {
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    String holder = Json.text(created(invoice("1.00").put("DocNumber", "A-1")), "Id");
    Reply reply = app.post("/invoice", invoice("1.00").put("DocNumber", "A-1"));
    assertThat(reply.faultCode()).isEqualTo("6140");
    assertThat(reply.faultDetail())
        .endsWith("DocNumber=A-1 is assigned to TxnType=Invoice with TxnId=" + holder);
  }

  @Test
  void the_holder_may_be_a_credit_memo() {
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    app.post("/creditmemo", invoice("1.00").put("DocNumber", "A-1"));
    assertThat(app.post("/invoice", invoice("1.00").put("DocNumber", "A-1")).faultDetail())
        .contains("TxnType=CreditMemo");
  }

  @Test
  void a_duplicate_passes_when_asked_for_or_when_the_company_does_not_warn() {
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    app.post("/invoice", invoice("1.00").put("DocNumber", "A-1"));
    assertThat(
            app.post(
                    "/invoice?include=allowduplicatedocnum",
                    invoice("1.00").put("DocNumber", "A-1"))
                .status())
        .isEqualTo(200);
    books.switches().off(Switch.WARN_DUPLICATE_NUMBERS);
    assertThat(app.post("/invoice", invoice("1.00").put("DocNumber", "A-1")).status())
        .isEqualTo(200);
  }

  @Test
  void an_update_keeps_its_own_number() {
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    JsonNode invoice = created(invoice("1.00").put("DocNumber", "A-1"));
    Reply reply =
        app.post("/invoice", sparse(invoice).put("DocNumber", "A-1").put("PrivateNote", "x"));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void preferences_say_how_the_company_numbers() {
    assertThat(customNumbers()).isFalse();
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    assertThat(customNumbers()).isTrue();
  }

  private boolean customNumbers() {
    return read("/preferences", "Preferences")
        .path("SalesFormsPrefs")
        .path("CustomTxnNumbers")
        .asBoolean();
  }
}
