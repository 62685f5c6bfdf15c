package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the settings make of an invoice, as the books show it or, where they do not, the wire. */
@QuarkusTest
class SettingsAtWorkTest extends SyncTest {

  @AfterEach
  void the_company_is_as_it_was() {
    workspace.books().switches().off(Switch.AUTOMATED_SALES_TAX).off(Switch.CUSTOM_TXN_NUMBERS);
  }

  @Test
  void a_line_goes_to_the_item_and_tax_code_of_its_mapping_and_any_other_to_the_defaults() {
    List<String> services = services();
    String general = services.get(0);
    String design = services.get(1);
    set(
        Map.of(
            "default_tax_code_id", "NON",
            "tax_mappings", Map.of("1", "TAX"),
            "item_mappings", Map.of("design", design)));
    ObjectNode there =
        pushed(
            List.of(
                line("design", "1"),
                line("consulting", "2"),
                line(null, "1"),
                line("design", null)));
    assertThat(details(there, "ItemRef")).containsExactly(design, general, general, design);
    assertThat(details(there, "TaxCodeRef")).containsExactly("TAX", "NON", "TAX", "NON");
  }

  @Test
  void without_a_default_tax_code_a_line_without_a_mapping_names_none() {
    set(Map.of("tax_mappings", Map.of("1", "TAX")));
    pushed(List.of(line(null, "1"), line(null, "2")));
    assertThat(lastSent("create", "Invoice")).containsOnlyOnce("TaxCodeRef");
  }

  @Test
  void taskips_number_is_shown_on_both_sides_and_with_quickbooks_numbers_each_has_its_own() {
    String contact = syncedContact();
    String same = unique("INV");
    taskip.invoice(same, contact, "10");
    taskip.awaitRow(same, "success");
    assertThat(taskip.get("invoices", same).getString("quickbooks.doc_number")).isEqualTo(same);
    set(Map.of("invoice_number_strategy", "qbo"));
    String own = unique("INV");
    taskip.invoice(own, contact, "10");
    taskip.awaitRow(own, "success");
    JsonPath record = taskip.get("invoices", own);
    assertThat(record.getString("number")).isEqualTo(own);
    assertThat(record.getString("quickbooks.doc_number")).matches("\\d+");
    assertThat(workspace.books().invoice(record.getString("quickbooks.id")).path("DocNumber"))
        .hasToString('"' + record.getString("quickbooks.doc_number") + '"');
    assertThat(invoicesNumbered(own)).isEmpty();
  }

  @Test
  void quickbooks_numbers_end_a_conflict() {
    workspace.books().switches().on(Switch.CUSTOM_TXN_NUMBERS);
    String contact = syncedContact();
    String customer = customersNamed(contact).getFirst().path("Id").asText();
    String number = unique("INV");
    String theirs =
        workspace.books().addInvoice(customer, BigDecimal.TEN, number).path("Id").asText();
    taskip.invoice(number, contact, "10");
    Map<String, Object> row = taskip.awaitRow(number, "failed");
    assertThat(code(row)).isEqualTo("invoice_number_taken");
    set(Map.of("invoice_number_strategy", "qbo"));
    taskip.retry(row.get("id")).then().statusCode(202);
    assertThat(taskip.awaitRow(number, "success").get("quickbooks_id")).isNotEqualTo(theirs);
    assertThat(invoicesNumbered(number)).hasSize(1);
  }

  @Test
  void all_that_an_invoice_says_arrives_and_is_owed_by_its_customer() {
    String contact = syncedContact();
    String invoice = unique("INV");
    Map<String, Object> body = Taskip.invoiceBody(invoice, contact, "sent", "10.50");
    body.put("private_note", "For us");
    body.put("customer_memo", "Thank you");
    taskip.put("invoices", invoice, body);
    taskip.awaitRow(invoice, "success");
    ObjectNode there = invoicesNumbered(invoice).getFirst();
    assertThat(there.path("TxnDate").asText()).isEqualTo("2026-05-04");
    assertThat(there.path("DueDate").asText()).isEqualTo("2026-06-03");
    assertThat(there.at("/CurrencyRef/value").asText()).isEqualTo("USD");
    assertThat(there.path("PrivateNote").asText()).isEqualTo("For us");
    assertThat(there.at("/CustomerMemo/value").asText()).isEqualTo("Thank you");
    JsonNode line = there.at("/Line/0");
    assertThat(line.path("Description").asText()).isEqualTo("Work");
    assertThat(line.at("/SalesItemLineDetail/Qty").decimalValue()).isEqualByComparingTo("2");
    assertThat(line.at("/SalesItemLineDetail/UnitPrice").decimalValue())
        .isEqualByComparingTo("10.50");
    assertThat(there.path("Balance").decimalValue()).isEqualByComparingTo("21");
    JsonPath record = taskip.get("invoices", invoice);
    assertThat(record.getString("quickbooks.id")).isEqualTo(there.path("Id").asText());
    assertThat(record.getString("quickbooks.status")).isEqualTo("success");
    assertThat(record.getString("quickbooks.synced_at")).isNotNull();
  }

  /** QuickBooks never says which receivable account an invoice has, so the wire has to. */
  @Test
  void the_receivable_account_is_named_when_one_is_set_and_left_to_quickbooks_otherwise() {
    pushed(List.of(line(null, null)));
    assertThat(lastSent("create", "Invoice")).doesNotContain("ARAccountRef");
    String account = active(EntityType.ACCOUNT, "AccountType", "Accounts Receivable");
    set(Map.of("ar_account_id", account));
    pushed(List.of(line(null, null)));
    assertThat(lastSent("create", "Invoice"))
        .contains("\"ARAccountRef\":{\"value\":\"" + account + "\"}");
  }

  @Test
  void the_minor_version_of_the_settings_is_asked_for_in_every_request() {
    simulator.log().clear();
    pushed(List.of(line(null, null)));
    assertThat(asked()).isNotEmpty().allMatch(target -> target.contains("minorversion=70"));
    set(Map.of("minor_version", 75));
    simulator.log().clear();
    pushed(List.of(line(null, null)));
    assertThat(asked()).isNotEmpty().allMatch(target -> target.contains("minorversion=75"));
  }

  @Test
  void a_total_that_quickbooks_makes_otherwise_is_a_warning_on_the_row() {
    set(Map.of("default_tax_code_id", "TAX"));
    workspace.books().switches().on(Switch.AUTOMATED_SALES_TAX);
    String contact = unique("contact");
    Map<String, Object> body = new HashMap<>();
    body.put("display_name", contact);
    body.put("billing_address", Map.of("line1", "1 Main St", "city", "Bayshore", "region", "CA"));
    taskip.put("contacts", contact, body);
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "50");
    Map<?, ?> warning = (Map<?, ?>) taskip.awaitRow(invoice, "success").get("warning");
    assertThat(warning.get("code")).isEqualTo("total_differs");
    assertThat(warning.get("message").toString()).contains("108").contains("100");
  }

  /** Sets these members, and the default item and deposit account of the checklist. */
  private void set(Map<String, Object> members) {
    Map<String, Object> body = new HashMap<>(members);
    body.put("default_item_id", services().getFirst());
    body.put("default_deposit_account_id", aBank());
    workspace
        .administrator()
        .body(body)
        .put("/api/v3/integrations/quickbooks/settings")
        .then()
        .statusCode(200);
  }

  private List<String> services() {
    return workspace.books().list(EntityType.ITEM).stream()
        .filter(item -> "Service".equals(item.path("Type").asText()))
        .filter(item -> item.path("Active").asBoolean(true))
        .map(item -> item.path("Id").asText())
        .sorted()
        .toList();
  }

  private static Map<String, Object> line(String category, String taxId) {
    Map<String, Object> line = new HashMap<>();
    line.put("description", "Work");
    line.put("quantity", BigDecimal.ONE);
    line.put("unit_price", BigDecimal.TEN);
    line.put("category", category);
    line.put("tax_id", taxId);
    return line;
  }

  /** An invoice of these lines, as it stands in QuickBooks. */
  private ObjectNode pushed(List<Map<String, Object>> lines) {
    String invoice = unique("INV");
    Map<String, Object> body = Taskip.invoiceBody(invoice, syncedContact(), "sent", "1");
    body.put("lines", lines);
    taskip.put("invoices", invoice, body);
    taskip.awaitRow(invoice, "success");
    return invoicesNumbered(invoice).getFirst();
  }

  private static List<String> details(ObjectNode invoice, String member) {
    return invoice.path("Line").findValues("SalesItemLineDetail").stream()
        .map(detail -> detail.path(member).path("value").asText())
        .toList();
  }

  private String lastSent(String operation, String entity) {
    return simulator.log().of(workspace.realmId()).stream()
        .filter(request -> request.call().operation().equals(operation))
        .filter(request -> request.call().entity().equals(entity))
        .map(LoggedRequest::body)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private List<String> asked() {
    return simulator.log().of(workspace.realmId()).stream()
        .map(request -> request.call().target())
        .toList();
  }
}
