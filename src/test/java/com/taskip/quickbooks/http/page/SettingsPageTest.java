package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.sun.net.httpserver.HttpServer;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How the settings page behaves: with a slow API, with none, with the wrong person, within Taskip.
 */
@QuarkusTest
class SettingsPageTest extends BrowserTest {
  private static final String API = "**/api/v3/integrations/quickbooks";

  private static final String THOUSAND_ROWS =
      """
      insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status,
                       attempts, created_at, attempted_at, due_at, woken_at)
      select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), ?, 'r1', 'contact', 'c' || n,
             'Contact ' || n, 'create', 'push', 'success', 1, now(), now(), now(), now()
      from generate_series(1, 1000) n
      """;

  @Inject DataSource ledger;

  private HttpServer server;

  @AfterEach
  void front_end_goes() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void connects_through_intuit_and_ends_it_after_asking() {
    companies.free(simulator.realms().getFirst());
    open("connection");
    assertThat(page.locator("header .pill")).hasText("Not connected");
    accessible();
    button("Connect to QuickBooks").click();
    consent(page);
    page.waitForURL("**" + SETTINGS_PAGE + "*");
    assertThat(page.locator("header .pill")).hasText("Connected");
    String company = simulator.company(simulator.realms().getFirst()).company().name();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(company)))
        .isVisible();
    assertThat(page).hasURL("http://localhost:" + port + SETTINGS_PAGE + "#connection");
    assertThat(page.evaluate("history.length + location.search").toString()).doesNotContain("code");

    button("Disconnect").click();
    Locator question = page.getByRole(AriaRole.DIALOG);
    assertThat(question).containsText("Data in QuickBooks is not deleted");
    accessible();
    page.keyboard().press("Escape");
    assertThat(question).not().isVisible();
    assertThat(button("Disconnect")).isFocused();
    button("Disconnect").click();
    question
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disconnect").setExact(true))
        .click();
    assertThat(page.locator("header .pill")).hasText("Not connected");
  }

  @Test
  void a_person_who_says_no_at_intuit_reads_that_nothing_changed() {
    companies.free(simulator.realms().getFirst());
    open("connection");
    button("Connect to QuickBooks").click();
    button("No, do not connect").click();
    sees("You are not connected yet");
    accessible();
    link("Back to QuickBooks settings").click();
    assertThat(button("Connect to QuickBooks")).isVisible();
  }

  @Test
  void settings_are_chosen_from_live_lists_saved_and_guarded() {
    connected();
    open("settings");
    sees("Invoices cannot sync until you choose an item");
    page.getByLabel("Default Item").selectOption(new SelectOption().setIndex(1));
    sees("You have unsaved changes.");
    List<String> asked = new ArrayList<>();
    page.onDialog(
        dialog -> {
          asked.add(dialog.type());
          dialog.dismiss();
        });
    page.evaluate("setTimeout(() => location.reload())");
    page.waitForCondition(() -> asked.contains("beforeunload"));

    page.getByRole(AriaRole.TAB)
        .filter(new Locator.FilterOptions().setHasText("Sync Health"))
        .click();
    page.getByRole(AriaRole.TAB).filter(new Locator.FilterOptions().setHasText("Settings")).click();
    sees("You have unsaved changes.");
    button("Save settings").click();
    sees("Settings saved.");
    assertThat(page.getByText("You have unsaved changes.")).not().isVisible();
    open("connection");
    sees("Set a Default Deposit Account before payments can sync.");
    assertThat(page.getByText("Waits for a Default Item.")).not().isVisible();
  }

  @Test
  void mappings_are_a_table_or_json_and_what_is_wrong_is_said_beside_them() {
    connected();
    open("settings");
    Locator taxes =
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Tax Mappings"));
    taxes.getByText("Add a mapping").click();
    page.keyboard().type("1");
    button("Save settings").click();
    assertThat(page.locator("#problems")).containsText("Choose what “1” is mapped to");
    assertThat(page.locator("#problems")).isFocused();
    taxes.getByLabel("QuickBooks tax code for 1").selectOption("TAX");
    taxes.getByText("Edit as JSON").click();
    assertThat(taxes.getByRole(AriaRole.TEXTBOX)).hasValue("{\n  \"1\": \"TAX\"\n}");
    taxes.getByRole(AriaRole.TEXTBOX).fill("{\"1\": \"TAX\", \"2\": ");
    assertThat(taxes).containsText("This is not JSON yet");
    taxes.getByRole(AriaRole.TEXTBOX).fill("{\"1\": \"TAX\", \"2\": \"NONE\"}");
    button("Save settings").click();
    assertThat(page.locator("#problems")).containsText("“2” is not an active tax code");
    taxes.getByRole(AriaRole.TEXTBOX).fill("{\"1\": \"TAX\", \"2\": \"NON\"}");
    taxes.getByText("Edit as a table").click();
    accessible();
    button("Save settings").click();
    sees("Settings saved.");
  }

  @Test
  void with_a_slow_api_there_are_bones_no_frozen_button_and_no_double_submit() {
    connected();
    page.route(
        API + "/**",
        route -> {
          page.waitForTimeout(700);
          route.resume();
        });
    open("settings");
    assertThat(page.locator(".skeleton").first()).isVisible();
    sees("Loading the settings…");
    assertThat(page.getByLabel("Default Item")).containsText("Choose from");
    List<Request> saves = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.method().equals("PUT")) saves.add(request);
        });
    page.getByText("QuickBooks’ own number").click();
    Locator save = page.locator(".save-bar button.primary");
    save.dblclick();
    assertThat(save).hasText("Saving…");
    assertThat(save).hasAttribute("aria-disabled", "true");
    sees("Settings saved.");
    assertThat(saves).hasSize(1);
  }

  @Test
  void a_failure_of_the_api_is_said_in_words_where_it_happened() {
    connected();
    page.route(
        API + "/items",
        route ->
            answer(
                route,
                503,
                "quickbooks_unavailable",
                "QuickBooks does not answer at the moment. Try again in a minute."));
    page.route(API + "/tax-codes", route -> answer(route, 500, "internal", "A stack trace."));
    page.route(API + "/accounts?use=deposit", Route::abort);
    open("settings");
    sees("QuickBooks does not answer at the moment. Try again in a minute.");
    sees("Something went wrong on our side.");
    sees("Taskip cannot be reached. Check your internet connection, then try again.");
    accessible();
    page.unroute(API + "/items");
    button("Try again").first().click();
    assertThat(page.getByLabel("Default Item")).containsText("Choose from");
  }

  @Test
  void who_may_not_see_integrations_reads_who_can_help() {
    page = window(WIDE, ColorScheme.LIGHT, "member");
    open("connection");
    sees("Only administrators and managers can see and change integrations.");
    accessible();
  }

  @Test
  void a_token_that_ended_is_replaced_without_a_word() {
    connected();
    int[] refused = {0};
    page.route(
        API + "/settings",
        route -> {
          if (refused[0]++ == 0) {
            answer(route, 401, "unauthorized", "The bearer token is not valid.");
          } else {
            route.resume();
          }
        });
    open("settings");
    assertThat(page.getByLabel("Default Item")).isVisible();
    assertThat(refused[0]).isEqualTo(2);
  }

  @Test
  void all_of_it_can_be_done_by_keyboard() {
    connected();
    open("connection");
    page.locator("#tab-connection").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#tab-settings")).isFocused();
    assertThat(page.getByLabel("Default Item")).isEnabled();
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Default Item")).isFocused();
    page.keyboard().press("ArrowDown");
    sees("You have unsaved changes.");
    page.getByLabel("API Minor Version").focus();
    page.keyboard().press("Enter");
    sees("Settings saved.");
    page.locator("#tab-settings").focus();
    page.keyboard().press("End");
    assertThat(page.locator("#tab-health")).isFocused();
    assertThat(page.getByText("Nothing has synced yet.")).isVisible();
  }

  @Test
  void within_taskip_the_token_is_handed_over_and_connecting_has_a_window_of_its_own() {
    companies.free(simulator.realms().getFirst());
    embedAt(frontEnd);
    FrameLocator frame = page.frameLocator("iframe");
    frame.getByText("Connect to QuickBooks").waitFor();
    Page popup = page.waitForPopup(() -> frame.getByText("Connect to QuickBooks").click());
    consent(popup);
    assertThat(frame.locator("header .pill")).hasText("Connected");
    page.waitForCondition(popup::isClosed);
    assertThat(page.evaluate("sessionStorage.length + document.cookie.length")).isEqualTo(0);
  }

  @Test
  void no_other_page_may_embed_it() {
    embedAt("http://127.0.0.1:0");
    assertThat(page.locator("iframe")).isVisible();
    assertThat(page.frameLocator("iframe").locator("#page")).hasCount(0);
    forgetComplaints("frame-ancestors");
  }

  @Test
  void rows_of_sync_health_can_be_narrowed_opened_and_retried_one_or_all() {
    ConnectedWorkspace connected = connected();
    Taskip taskip = new Taskip(connected);
    List<String> contacts = List.of(unique("a"), unique("b"), unique("c"));
    contacts.forEach(name -> taskip.contact(name, name, name + "@books.example"));
    contacts.forEach(name -> taskip.awaitRow(name, "success"));
    simulator.faults().add(FaultRule.always(FaultAction.status(400, "6000")).operation("update"));
    contacts.forEach(name -> taskip.contact(name, name, name + "@other.example"));
    contacts.forEach(name -> taskip.awaitRow(name, "failed"));
    simulator.faults().clear();

    open("health");
    Locator shown = page.locator("table.log tbody");
    assertThat(shown).hasCount(6);
    page.getByLabel("Status").selectOption("failed");
    assertThat(shown).hasCount(3);
    Locator failed = row(contacts.getFirst());
    failed.locator("[aria-expanded]").click();
    assertThat(failed).containsText("QuickBooks error code");
    assertThat(failed).containsText("intuit_tid (for Intuit support)");
    assertThat(failed).containsText("What happened to this contact");
    failed.getByText("What was last sent to QuickBooks").click();
    assertThat(failed).containsText(contacts.getFirst() + "@books.example");
    accessible();
    failed.locator("td.do button").click();
    assertThat(shown).hasCount(2);
    button("Retry all failed rows").click();
    button("Retry all").click();
    sees("2 rows in line again.");
    sees("Nothing matches this filter.");
    button("Clear the filter").click();
    assertThat(shown.filter(new Locator.FilterOptions().setHasText("Success"))).hasCount(6);
  }

  @Test
  void a_thousand_rows_are_shown_when_asked_for() throws SQLException {
    try (Connection connection = ledger.getConnection();
        PreparedStatement insert = connection.prepareStatement(THOUSAND_ROWS)) {
      insert.setString(1, workspace);
      insert.executeUpdate();
    }
    open("health");
    Locator shown = page.locator("table.log tbody");
    assertThat(shown).hasCount(50);
    for (int more = 250; more <= 1050; more += 200) {
      button("Show more").click();
      assertThat(shown).hasCount(Math.min(more, 1000));
    }
    sees("Showing 1,000 rows: all there are.");
    shown.last().locator("[aria-expanded]").click();
    assertThat(shown.last()).containsText("What happened to this contact");
  }

  /** Plays Taskip's front end, at this origin. */
  private void embedAt(String origin) {
    byte[] host =
        """
        <!doctype html><title>Taskip</title><iframe src="%s" width="1200" height="800"></iframe><script>
        addEventListener('message', ({origin, source, data}) => {
          if (origin === '%s' && data.type === 'taskip-quickbooks/token-wanted')
            source.postMessage({type: 'taskip-quickbooks/token', token: '%s'}, origin);
        })</script>"""
            .formatted(
                address("connection"), "http://localhost:" + port, Tokens.administrator(workspace))
            .getBytes(StandardCharsets.UTF_8);
    try {
      server =
          HttpServer.create(new InetSocketAddress("127.0.0.1", URI.create(origin).getPort()), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, host.length);
          try (exchange) {
            exchange.getResponseBody().write(host);
          }
        });
    server.start();
    page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void answer(Route route, int status, String code, String detail) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/problem+json")
            .setBody(
                "{\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
                    .formatted(status, code, detail)));
  }
}
