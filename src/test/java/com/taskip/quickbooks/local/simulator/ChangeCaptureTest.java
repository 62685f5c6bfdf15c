package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ChangeCaptureTest extends SimulatorTest {

  private static final String HOUR_AGO = ago(Duration.ofHours(1));

  @Test
  void live_objects_come_first_then_stubs_of_deleted_ones() {
    String kept = Json.text(created(invoice("1.00")), "Id");
    String gone = Json.text(created(invoice("2.00")), "Id");
    books.delete(EntityType.INVOICE, gone);
    JsonNode responses = responses("Invoice,Payment");
    JsonNode invoices = responses.get(0).path("Invoice");
    assertThat(Json.text(invoices.get(0), "Id")).isEqualTo(kept);
    assertThat(Json.text(invoices.get(1), "Id")).isEqualTo(gone);
    assertThat(Json.text(invoices.get(1), "status")).isEqualTo("Deleted");
    assertThat(Json.text(invoices.get(1), "MetaData", "LastUpdatedTime")).isNotEmpty();
    assertThat(responses.get(1)).as("no payments").isEmpty();
  }

  @Test
  void a_void_invoice_is_an_ordinary_change() {
    String id = Json.text(created(invoice("1.00")), "Id");
    books.voidInvoice(id);
    assertThat(Json.text(responses("invoice").get(0).path("Invoice").get(0), "PrivateNote"))
        .isEqualTo("Voided");
  }

  @Test
  void what_did_not_change_since_is_left_out() {
    created(invoice("1.00"));
    String later = Instant.now().plus(2, ChronoUnit.MINUTES).toString();
    Reply reply = app.get("/cdc?entities=Invoice&changedSince=" + TestApp.encode(later));
    assertThat(Json.write(reply.json().path("CDCResponse")))
        .isEqualTo("[{\"QueryResponse\":[{}]}]");
  }

  @Test
  void thirty_days_are_the_longest_look_back() {
    assertThat(app.get("/cdc?entities=Invoice&changedSince=" + ago(Duration.ofDays(31))).status())
        .isEqualTo(400);
    assertThat(app.get("/cdc?entities=Invoice&changedSince=soon").status()).isEqualTo(400);
  }

  @Test
  void tax_codes_are_not_captured() {
    assertThat(app.get("/cdc?entities=TaxCode&changedSince=" + HOUR_AGO).faultCode())
        .isEqualTo("500");
  }

  private JsonNode responses(String entities) {
    return app.get("/cdc?entities=" + entities + "&changedSince=" + HOUR_AGO)
        .json()
        .path("CDCResponse")
        .path(0)
        .path("QueryResponse");
  }

  private static String ago(Duration duration) {
    return Instant.now().minus(duration).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
