package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The product's troubleshooting list, entry by entry: what a person sees, does, and sees then. */
@QuarkusTest
class TroubleshootingTest extends BrowserTest {
  private static final String EMAIL = "%s@books.example";

  private ConnectedWorkspace connected;
  private Taskip taskip;

  private void connect() {
    connected = connected();
    taskip = new Taskip(connected);
  }

  /** A row of Sync Health, opened. */
  private Locator opened(String name) {
    Locator row = row(name);
    row.locator("[aria-expanded=false]").click();
    return row;
  }

  private void retry(String name) {
    row(name).locator("td.do button").click();
  }

  private String contact(String name) {
    taskip.contact(name, name, EMAIL.formatted(name));
    return name;
  }

  @Test
  void my_contact_did_not_appear_and_my_invoice_was_not_pushed() {
    connect();
    taskip.contact("nameless", "", "nobody@books.example");
    String contact = contact(Taskip.unique("c"));
    taskip.put("invoices", "draft", Taskip.invoiceBody("DRAFT-1", contact, "draft", "10"));
    String invoice = Taskip.unique("INV");
    taskip.invoice(invoice, contact, "10");
    taskip.awaitRow(invoice, "failed");

    open("health");
    assertThat(row("No name")).containsText("QuickBooks requires one");
    assertThat(page.getByText("DRAFT-1")).hasCount(0);
    assertThat(opened(invoice)).containsText("Set a Default Item in Settings");

    open("settings");
    page.getByLabel("Default Item").selectOption(new SelectOption().setIndex(1));
    button("Save settings").click();
    sees("Settings saved.");
    open("health");
    assertThat(row(invoice)).containsText("Success");
  }

  @Test
  void payment_sync_is_not_working() {
    connect();
    taskip.settings("1", null);
    String contact = contact(Taskip.unique("c"));
    String invoice = Taskip.unique("INV");
    taskip.invoice(invoice, contact, "10");
    taskip.awaitRow(invoice, "success");
    taskip.payment("p-" + invoice, invoice, "20", "ch_1");
    taskip.awaitRow("p-" + invoice, "skipped");

    open("connection");
    sees("Waits for a Default Deposit Account.");
    open("health");
    page.getByLabel("Entity").selectOption("payment");
    Locator row = page.locator("table.log tbody").first();
    assertThat(row).containsText("Skipped");
    assertThat(row).containsText("Deposit Account");

    open("settings");
    page.getByLabel("Default Deposit Account").selectOption(new SelectOption().setIndex(1));
    button("Save settings").click();
    sees("Settings saved.");
    taskip.awaitRow("p-" + invoice, "success");
  }

  @Test
  void the_name_supplied_already_exists_and_contact_not_yet_synced() {
    connect();
    taskip.settings("1", "4");
    String name = Taskip.unique("Acme");
    connected.books().addCustomer(name, "other@books.example");
    contact(name);
    String invoice = Taskip.unique("INV");
    taskip.awaitRow(name, "failed");
    taskip.invoice(invoice, name, "10");
    taskip.awaitRow(invoice, "failed");

    open("health");
    assertThat(row(invoice)).containsText("Contact not yet synced to QBO — sync contacts first");
    page.getByLabel("Entity").selectOption("contact");
    assertThat(opened(name))
        .containsText("Check that the contact's email in Taskip matches the customer's");
    taskip.contact(name, name, "other@books.example");
    taskip.awaitRow(invoice, "success");
    button("Clear").click();
    assertThat(row(invoice)).containsText("Success");
    assertThat(connected.books().customers())
        .filteredOn(customer -> name.equals(customer.path("DisplayName").asText()))
        .hasSize(1);
  }

  @Test
  void invoice_number_conflict_and_a_number_that_is_too_long() {
    connect();
    taskip.settings("1", "4");
    String contact = contact(Taskip.unique("c"));
    taskip.awaitRow(contact, "success");
    connected.books().switches().on(Switch.CUSTOM_TXN_NUMBERS);
    String taken = Taskip.unique("INV");
    String customer = taskip.get("contacts", contact).getString("quickbooks.id");
    connected.books().addInvoice(customer, BigDecimal.TEN, taken);
    String uuid = UUID.randomUUID().toString();
    taskip.invoice(taken, contact, "10");
    taskip.invoice(uuid, contact, "10");
    taskip.awaitRow(taken, "failed");
    taskip.awaitRow(uuid, "success");
    assertThat(taskip.get("invoices", uuid).getString("quickbooks.doc_number"))
        .isEqualTo(uuid.substring(0, 21));

    open("health");
    assertThat(row(uuid)).containsText("Success");
    opened(uuid).getByText("What was last sent to QuickBooks").click();
    assertThat(row(uuid)).containsText("Taskip invoice number: " + uuid);
    assertThat(opened(taken)).containsText("Switch Invoice Number Strategy from taskip to qbo");
    open("settings");
    page.getByText("QuickBooks’ own number").click();
    button("Save settings").click();
    sees("Settings saved.");
    open("health");
    retry(taken);
    assertThat(row(taken)).containsText("Success");
    connected.books().switches().set(Switch.CUSTOM_TXN_NUMBERS, false);
  }

  @Test
  void sync_token_conflict() {
    connect();
    String contact = contact(Taskip.unique("c"));
    taskip.awaitRow(contact, "success");
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.status(400, "5010"))
                .operation("update")
                .entity("Customer"));
    taskip.contact(contact, contact + " Ltd", EMAIL.formatted(contact));
    taskip.awaitRow(contact, "failed");
    open("health");
    assertThat(row(contact + " Ltd")).containsText("SyncToken conflict");
    simulator.faults().clear();
    retry(contact + " Ltd");
    assertThat(row(contact + " Ltd")).containsText("Success");
  }

  @Test
  void i_connected_but_nothing_is_syncing() {
    connect();
    simulator.revokeAccess(connected.realmId());
    simulator.expireAccessTokens(connected.realmId());
    String contact = contact(Taskip.unique("c"));
    open("connection");
    assertThat(page.locator("header .pill")).hasText("Needs attention");
    sees("Syncing has stopped.");
    accessible();
    button("Reconnect to QuickBooks").click();
    consent(page);
    assertThat(page.locator("header .pill")).hasText("Connected");
    tab("Sync Health").click();
    assertThat(row(contact)).containsText("Success");
  }

  @Test
  void missing_realm_id_and_no_sandbox_companies_are_explained() {
    page.navigate("http://localhost:" + port + "/quickbooks-oauth-redirect?code=c&state=s");
    sees("Missing realmId from QuickBooks");
    open("connection");
    sees("Without one, connecting fails with “no sandbox companies found”.");
    open("health");
    page.locator(".questions summary").last().waitFor();
    page.locator(".questions summary").all().forEach(Locator::click);
    sees("Add sandbox company, then connect again.");
    sees("it must forward code, state and realmId");
    accessible();
  }
}
