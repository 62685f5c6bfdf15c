package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every member of a recorded answer is in the simulator's answer too, with a value of the same
 * kind, but for those that a test names as not modelled.
 */
class RecordedShapeTest extends SimulatorTest {

  private static final String PLACE = ".*/(Lat|Long)";
  private static final String CUSTOM_FIELDS = ".*/CustomField\\[\\].*";

  @Test
  void customer_create() {
    same("customer-create-response.json", customer("{\"DisplayName\":\"Doe5, Jane\"}"));
  }

  @Test
  void customer_query() {
    customer(
        "{\"GivenName\":\"A\",\"FamilyName\":\"B\",\"CompanyName\":\"C\",\"PrimaryPhone\":{\"FreeFormNumber\":\"1\"},"
            + "\"PrimaryEmailAddr\":{\"Address\":\"a@b.c\"},\"WebAddr\":{\"URI\":\"http://x\"},\"Mobile\":{\"FreeFormNumber\":\"1\"},"
            + "\"ShipAddr\":{\"Line1\":\"1\",\"City\":\"C\",\"CountrySubDivisionCode\":\"CA\",\"PostalCode\":\"9\",\"Country\":\"US\"},"
            + "\"BillAddr\":{\"Line1\":\"1\",\"Country\":\"US\"},"
            + "\"Title\":\"T\",\"Suffix\":\"S\",\"MiddleName\":\"M\",\"Fax\":{\"FreeFormNumber\":\"1\"}}");
    same(
        "customer-query-page-response.json",
        app.query("SELECT * FROM Customer MAXRESULTS 1000 STARTPOSITION 1"),
        PLACE);
  }

  @Test
  void customer_query_by_a_name_with_an_apostrophe() {
    Reply reply = app.query("SELECT * FROM Customer WHERE DisplayName = 'Ada\\'s Aviary'");
    same(
        "customer-query-apostrophe-response.json",
        reply,
        PLACE,
        ".*/(ShipAddr|PrimaryPhone)/.*",
        ".*/(GivenName|FamilyName|CompanyName)");
  }

  @Test
  void count_and_empty_answer() {
    same("customer-count-response.json", app.query("SELECT COUNT(*) FROM Customer"));
    Reply none =
        app.query("SELECT * FROM Customer WHERE Id IN ('5', '6') AND Active IN (true, false)");
    assertThat(none.json().path("QueryResponse"))
        .isEqualTo(Fixtures.json("query-empty-response.json").path("QueryResponse"));
  }

  @Test
  void invoice_create_void_and_delete() {
    Reply created = app.post("/invoice", invoice("100.00"));
    same("invoice-create-response.json", created, PLACE, CUSTOM_FIELDS);
    ObjectNode version = version(created.json().path("Invoice"));
    Reply voided = app.post("/invoice?operation=void", version);
    same("invoice-void-response.json", voided, PLACE, CUSTOM_FIELDS);
    Reply deleted = app.post("/invoice?operation=delete", version(voided.json().path("Invoice")));
    same("invoice-delete-response.json", deleted);
  }

  @Test
  void invoice_partly_paid() {
    ObjectNode line = line("150.00", "2", "75").put("Description", "Coaching, May");
    String id = Json.text(created(document(line)), "Id");
    books.recordPayment(id, new BigDecimal("60"));
    same("invoice-partly-paid-response.json", app.get("/invoice/" + id));
  }

  @Test
  void payment_create() {
    String invoice = Json.text(created(invoice("120.00")), "Id");
    ObjectNode payment = payment("150.00", invoice, "120.00").put("PaymentRefNum", "pay_0042");
    same("payment-create-response.json", app.post("/payment", payment));
  }

  @Test
  void credit_memo_and_refund_receipt_create() {
    ObjectNode memo = document(line("40.00", "1", "40").put("Description", "Cancelled"));
    same("creditmemo-create-response.json", app.post("/creditmemo", memo));
    ObjectNode refund = document(line("25.00", "1", "25").put("Description", "Refund"));
    refund.set("DepositToAccountRef", Json.object("value", "35"));
    same("refundreceipt-create-response.json", app.post("/refundreceipt", refund));
  }

  @Test
  void company_info_preferences_and_tax_codes() {
    same("companyinfo-read-response.json", app.get("/companyinfo/" + TestApp.REALM));
    same(
        "preferences-read-response.json",
        app.get("/preferences"),
        "/Preferences/(EmailMessages|VendorAndPurchases|TimeTracking)Prefs.*",
        "/Preferences/SalesFormsPrefs/(CustomField|ETransaction|IPNSupport|UsingPrice|DefaultDisc|DefaultCust).*",
        "/Preferences/ReportPrefs/CalcAging.*");
    same("taxcode-query-response.json", app.query("select * from TaxCode"));
  }

  @Test
  void batch_with_successes_and_faults() {
    ObjectNode batch = Json.object();
    ObjectNode create = batch.withArray("/BatchItemRequest").addObject();
    create.put("bId", "bid1").put("operation", "create");
    create.set("Vendor", Json.object("DisplayName", "Boraski Family Store"));
    ObjectNode delete = batch.withArray("/BatchItemRequest").addObject();
    delete.put("bId", "bid2").put("operation", "delete");
    delete.set("Invoice", Json.object("Id", "129", "SyncToken", "0"));
    same(
        "batch-mixed-response.json",
        app.post("/batch", batch),
        "/BatchItemResponse\\[\\]/QueryResponse/.*");
  }

  @Test
  void change_data_capture() {
    created(invoice("1.00"));
    Reply reply = app.get("/cdc?entities=invoice&changedSince=" + Instant.now().minusSeconds(60));
    same("cdc-estimate-response.json", reply, ".*/Estimate.*");
    assertThat(Fixtures.shape(reply.json()))
        .containsKey("/CDCResponse[]/QueryResponse[]/Invoice[]/Id");
  }

  @Test
  void token_answers() {
    Map<String, String> refresh =
        Map.of("grant_type", "refresh_token", "refresh_token", app.refreshToken);
    same("oauth-token-response.json", app.token(refresh), "/id_token");
    Reply refused = app.token(Map.of("grant_type", "refresh_token", "refresh_token", "used"));
    same("oauth-error-invalid-grant.json", refused);
  }

  @Test
  void faults_have_the_recorded_texts() {
    JsonNode invoice = created(invoice("1.00"));
    ObjectNode stale = sparse(invoice).put("SyncToken", "4").put("PrivateNote", "x");
    fault("fault-5010-stale-object.json", app.post("/invoice", stale));
    fault("fault-6240-duplicate-name.json", customer("{\"DisplayName\":\"Jack Doe\"}"));
    fault("fault-4001-query-validation.json", app.query("SELECT * FROM Custmoer"));
    fault("fault-4000-query-parser.json", app.query("SELECT * FROM null"));
    fault("fault-2010-unsupported-property.json", app.post("/invoice", "{\"BadJson\":1}"));
    fault("fault-500-unsupported-operation.json", app.get("/customer/1/5"));
    ObjectNode untyped = line("1.00");
    untyped.remove("DetailType");
    fault("fault-2020-required-param.json", app.post("/invoice", document(untyped)));
    fault("fault-610-inactive.json", app.get("/item/555"));
    fault(
        "fault-2050-length.json",
        app.post(
            "/invoice",
            invoice("1.00").set("CustomerMemo", Json.object("value", "x".repeat(1016)))));
    fault(
        "fault-6070-amount-mismatch.json", app.post("/invoice", document(line("1000", "1", "1"))));
    fault(
        "fault-2500-invalid-reference.json",
        app.post("/invoice", invoice("1.00").set("CustomerRef", Json.object("value", "583"))));
    fault(
        "fault-6000-currency.json",
        app.post("/invoice", invoice("1.00").set("CurrencyRef", Json.object("value", "EUR"))));
    fault(
        "fault-6000-deleted-list-element.json",
        app.post("/customer", sparse(books.customer("42")).put("Notes", "x")));
    books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    created(invoice("1.00").put("DocNumber", "18696"));
    fault(
        "fault-6140-duplicate-docnumber.json",
        app.post("/invoice", invoice("1.00").put("DocNumber", "18696")));
  }

  @Test
  void the_gateways_faults_have_the_recorded_shape() {
    simulator.limit(TestApp.REALM, new Limits(1, 0, 0));
    app.get("/customer/1");
    gateway("fault-3001-throttle-429.json", app.get("/customer/1"));
    simulator.expireAccessTokens(TestApp.REALM);
    gateway("fault-3200-token-expired.json", app.get("/customer/1"));
    TestApp other = TestApp.connected(simulator, "9341452000000002");
    app.accessToken = other.accessToken;
    gateway("fault-3100-authorization.json", app.get("/customer/1"));
  }

  @Test
  void throttling_in_xml_is_the_recorded_document() {
    simulator.faults().add(FaultRule.once(FaultAction.tooManyRequestsInXml()));
    String time = "time=\"[^\"]*\"";
    assertThat(app.get("/customer/1").text().replaceAll(time, ""))
        .isEqualToIgnoringWhitespace(
            Fixtures.text("fault-3001-throttle-429.xml").replaceAll(time, ""));
  }

  private static void same(String file, Reply reply, String... notModelled) {
    Map<String, String> expected = new TreeMap<>(Fixtures.shape(Fixtures.json(file)));
    for (String pattern : notModelled) {
      expected.keySet().removeIf(path -> path.matches(pattern));
    }
    assertThat(Fixtures.shape(reply.json())).containsAllEntriesOf(expected);
  }

  private static void fault(String file, Reply reply) {
    JsonNode recorded = Fixtures.json(file).path("Fault");
    JsonNode answered = reply.json().path("Fault");
    assertThat(reply.status()).isEqualTo(400);
    for (String member : List.of("Message", "code")) {
      assertThat(Json.text(answered.path("Error").path(0), member))
          .as(file)
          .isEqualTo(Json.text(recorded.path("Error").path(0), member));
    }
    assertThat(opening(answered)).as(file).isEqualTo(opening(recorded));
    assertThat(Json.text(answered, "type")).isEqualTo(Json.text(recorded, "type"));
    assertThat(reply.json().has("time")).isTrue();
  }

  private static void gateway(String file, Reply reply) {
    JsonNode recorded = Fixtures.json(file);
    assertThat(Fixtures.shape(reply.json())).isEqualTo(Fixtures.shape(recorded));
    JsonNode error = recorded.path("fault").path("error").path(0);
    assertThat(Json.text(reply.json().path("fault").path("error").path(0), "message"))
        .isEqualTo(Json.text(error, "message"));
    assertThat(reply.json().path("fault").path("type"))
        .isEqualTo(recorded.path("fault").path("type"));
  }

  /** The words before the first that depend on the case. */
  private static String opening(JsonNode fault) {
    String detail = Json.text(fault.path("Error").path(0), "Detail");
    return detail.substring(0, Math.min(12, detail.length()));
  }
}
