package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checklist at the end of the product's documentation, walked from its top to its bottom. */
@QuarkusTest
class ChecklistTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @Inject Companies companies;
  @Inject QuickBooksSimulator simulator;

  private ConnectedWorkspace workspace;

  @Test
  void the_checklist_brings_what_taskip_has_into_quickbooks() {
    String realm = companies.free(simulator.realms().getFirst());
    workspace = new ConnectedWorkspace(Workspaces.fresh(), realm, simulator.company(realm));
    ManualSync sync = new ManualSync(workspace);
    List<String> contacts = sync.importContacts(2);
    List<String> invoices = sync.importInvoices(contacts, "sent");

    // Click Connect to QuickBooks, log in to Intuit, select the company, confirm its name.
    String intuit =
        workspace
            .administrator()
            .post(DOOR + "/connect")
            .then()
            .statusCode(200)
            .extract()
            .path("authorization_url");
    companies.callback(workspace.id(), simulator.authorize(intuit, realm)).statusCode(200);
    get("")
        .body("status", equalTo("connected"))
        .body("company_name", startsWith("Northwind Traders"));

    // Load Items, Tax Codes and Accounts; set what is required and what is optional.
    List<String> items = get("/items").extract().path("data.id");
    List<String> taxCodes = get("/tax-codes").extract().path("data.id");
    List<String> accounts = get("/accounts?use=deposit").extract().path("data.id");
    Map<String, Object> settings = new HashMap<>();
    settings.put("default_item_id", items.getFirst());
    settings.put("default_deposit_account_id", accounts.getFirst());
    assertThat(taxCodes).contains("TAX", "NON");
    settings.put("default_tax_code_id", "TAX");
    settings.put("invoice_number_strategy", "taskip");
    settings.put("tax_mappings", Map.of("1", "NON"));
    settings.put("item_mappings", Map.of("design", items.getLast()));
    settings.put("ar_account_id", null);
    workspace.administrator().body(settings).put(DOOR + "/settings").then().statusCode(200);
    get("")
        .body("ready.contacts", equalTo(true))
        .body("ready.invoices", equalTo(true))
        .body("ready.payments", equalTo(true))
        .body("warnings", empty());

    // Run Sync All Contacts, see them green, run Sync All Invoices, see that all came through.
    assertThat(sync.awaitEnd(sync.start("contacts")).getInt("succeeded")).isEqualTo(2);
    get("/sync-logs").body("data", hasSize(2)).body("data.status", everyItem(equalTo("success")));
    assertThat(sync.awaitEnd(sync.start("invoices")).getInt("succeeded")).isEqualTo(2);
    get("/sync-logs").body("data", hasSize(4)).body("data.status", everyItem(equalTo("success")));
    assertThat(workspace.books().invoices())
        .extracting(invoice -> invoice.path("DocNumber").asText())
        .containsAll(invoices);
  }

  private ValidatableResponse get(String door) {
    return workspace.administrator().get(DOOR + door).then().statusCode(200);
  }
}
