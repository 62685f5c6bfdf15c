package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.empty;

import com.microsoft.playwright.options.SelectOption;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Picture;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The product's checklist from the first click to all green, by clicks alone; and how it looks. */
@QuarkusTest
class ChecklistPageTest extends BrowserTest {

  /**
   * Where pictures go, if they are wanted: {@code -Dscreenshots=infra/docs/screenshots} renews
   * those shown there.
   */
  private static final String PICTURES = System.getProperty("screenshots");

  private static final List<String> NAMES =
      List.of(
          "Amber & Finch Studio",
          "Zoë Ørsted",
          "O’Neill Landscaping",
          "The Very Long-Named International Consortium for Sustainable Urban Gardening and Community"
              + " Development",
          "Café Après-Midi",
          "Northwind Ceramics",
          "Juniper Legal");

  @Test
  void all_steps_tick_themselves_and_everything_comes_through() {
    String realm = companies.free(simulator.realms().getFirst());
    Books books = simulator.company(realm);
    String held = books.addCustomer(name(6), "else@books.example").path("Id").asText();
    importRecords();
    open("sync");
    steps(0);

    link("Open Connection").click();
    button("Connect to QuickBooks").click();
    consent(page);
    assertThat(page.locator("header .pill")).hasText("Connected");

    tab("Settings").click();
    page.getByLabel("Default Item").selectOption(new SelectOption().setIndex(2));
    page.getByLabel("Default Deposit Account").selectOption(new SelectOption().setIndex(1));
    page.getByLabel("Default Tax Code").selectOption("NON");
    button("Save settings").click();
    sees("Settings saved.");

    tab("Sync").click();
    steps(6);
    button("Sync Contacts").click();
    sees("6 synced, 1 failed");
    steps(7);
    button("Sync Invoices").click();
    sees("12 synced, 2 failed");
    steps(8);
    paidInQuickBooks(books);

    tab("Sync Health").click();
    assertThat(row("Pull payment")).containsText("Success");
    looks();

    open("sync");
    link("See what failed").first().click();
    // The sync of contacts tried it, and that of its invoices once more.
    assertThat(page.locator("table.log tbody")).hasCount(2);
    books.edit(EntityType.CUSTOMER, held, Json.object().put("DisplayName", name(6) + " (old)"));
    row(name(6)).locator("td.do button").click();
    tab("Sync").click();
    steps(10);
  }

  /** The accountant enters a payment there; the ten-minute tick brings it back. */
  private void paidInQuickBooks(Books books) {
    String invoice =
        RestAssured.given()
            .auth()
            .oauth2(Tokens.service(workspace))
            .get("/api/v3/invoices/%s-i1".formatted(workspace))
            .path("quickbooks.id");
    books.recordPayment(invoice, new BigDecimal("480"));
    LambdaEvents.pull();
  }

  private void steps(int done) {
    assertThat(page.getByText(done + " of 10 done")).isVisible();
  }

  /** Each tab, wide and narrow, light and dark. */
  private void looks() {
    for (String tab : List.of("connection", "settings", "sync", "health")) {
      open(tab);
      assertThat(page.locator("header .pill")).hasText("Connected");
      assertThat(page.locator(".skeleton")).hasCount(0);
      accessible(
          (width, scheme) -> {
            if (PICTURES != null) {
              Picture.of(page)
                  .writeTo(
                      Path.of(
                          PICTURES,
                          "%s-%d-%s.png"
                              .formatted(tab, width, scheme.name().toLowerCase(Locale.ROOT))));
            }
          });
    }
  }

  /** What the workspace had before: of two years ago, so that nothing of it syncs by itself. */
  private void importRecords() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      lines.add(
          """
          {"type":"contact","id":"%s-c%d","display_name":"%s","email":"%s-%d@books.example","currency":"USD"}"""
              .formatted(workspace, i, name(i), workspace, i));
    }
    for (int i = 0; i < 2 * NAMES.size(); i++) {
      lines.add(
          """
          {"type":"invoice","id":"%s-i%d","number":"%s","status":"sent","contact_id":"%s-c%d",\
          "issue_date":"2024-05-04","due_date":"2024-06-03","sent_at":"2024-05-04T10:00:00Z","currency":"USD",\
          "lines":[{"id":"1","description":"Brand workshop","quantity":1,"unit_price":480}]}"""
              .formatted(workspace, i, Taskip.unique("INV"), workspace, i % NAMES.size()));
    }
    RestAssured.given()
        .auth()
        .oauth2(Tokens.service(workspace))
        .contentType("application/x-ndjson")
        .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then()
        .statusCode(200)
        .body("rejected", empty());
  }

  /** Nobody else in this company has it. */
  private String name(int contact) {
    return NAMES.get(contact) + " " + workspace.substring(3, 6);
  }
}
