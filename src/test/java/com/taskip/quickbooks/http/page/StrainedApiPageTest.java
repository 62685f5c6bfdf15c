package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page with an API that is slow, fails, or does not answer: nothing freezes, all is said. */
@QuarkusTest
class StrainedApiPageTest extends BrowserTest {
  private static final String API = "**/api/v3/integrations/quickbooks";
  private static final String OURS =
      "Something went wrong on our side. What you did before is safe.";

  @Test
  void with_a_slow_api_there_are_bones_no_frozen_button_and_no_double_submit() {
    connected();
    List<Route> held = new ArrayList<>();
    page.route(API + "/**", held::add);
    open("settings");
    assertThat(page.locator(".skeleton").first()).isVisible();
    sees("Loading the settings…");
    page.unroute(API + "/**");
    held.forEach(Route::resume);
    assertThat(page.getByLabel("Default Item")).containsText("Choose from");
    List<Request> saves = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.method().equals("PUT")) saves.add(request);
        });
    page.getByText("QuickBooks’ own number").click();
    List<Route> saving = new ArrayList<>();
    page.route(API + "/settings", saving::add);
    Locator save = page.locator(".save-bar button.primary");
    save.dblclick();
    assertThat(save).hasText("Saving…");
    assertThat(save).hasAttribute("aria-disabled", "true");
    page.waitForCondition(() -> !saving.isEmpty());
    saving.forEach(Route::resume);
    sees("Settings saved.");
    assertThat(saves).hasSize(1);
  }

  @Test
  void what_arrives_late_moves_nothing_away_from_under_the_mouse() {
    connected();
    List<Route> late = new ArrayList<>();
    page.route(API, late::add);
    page.route(API + "/{items,tax-codes,accounts*}", late::add);
    open("settings");
    Locator add = page.getByText("Add a mapping").first();
    double before = add.boundingBox().y;
    page.waitForCondition(() -> !late.isEmpty());
    page.unrouteAll();
    late.forEach(Route::resume);
    assertThat(page.getByLabel("Default Item")).containsText("Choose from");
    assertThat(add.boundingBox().y).isEqualTo(before);
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
  void what_cannot_be_loaded_is_said_on_each_tab_and_tried_again() {
    connected();
    page.route(API, route -> answer(route, 500, "internal", "A stack trace."));
    page.route(API + "/settings", route -> answer(route, 429, "slow_down", "Not so fast."));
    page.route(API + "/sync/runs?*", Route::abort);
    page.route(API + "/sync-logs?*", route -> answer(route, 500, "internal", "A stack trace."));
    open("connection");
    sees(OURS);
    tab("Settings").click();
    sees("Not so fast.");
    tab("Sync").click();
    sees("Taskip cannot be reached.");
    tab("Sync Health").click();
    sees(OURS);
    page.unroute(API + "/sync-logs?*");
    button("Try again").click();
    sees("Nothing has synced yet.");
  }

  @Test
  void what_the_api_refuses_is_said_beside_the_button_that_asked_for_it() {
    new Taskip(connected()).contact("nameless", "", "nobody@books.example");
    open("connection");
    refusing("/disconnect", 503, "try_later", "The database does not answer. Try again.");
    button("Disconnect").click();
    Locator question = page.getByRole(AriaRole.DIALOG);
    question.locator("button.danger").click();
    assertThat(question.getByRole(AriaRole.ALERT)).containsText("The database does not answer.");
    page.keyboard().press("Escape");

    tab("Settings").click();
    refusing("/settings", 413, "too_large", "The body is over 1 MiB.");
    page.getByText("QuickBooks’ own number").click();
    button("Save settings").click();
    assertThat(page.locator("#problems")).containsText("The settings are not saved.");
    assertThat(page.locator("#problems")).containsText("The body is over 1 MiB.");
    button("Discard").click();

    tab("Sync").click();
    refusing("/sync/contacts", 409, "not_connected", "Connect to QuickBooks first.");
    button("Sync Contacts").click();
    sees("Connect to QuickBooks first.");

    tab("Sync Health").click();
    Locator row = row("No name");
    refusing("/sync-logs/*/retry", 409, "attempts_exhausted", "It was attempted 5 times.");
    row.locator("td.do button").click();
    assertThat(row).containsText("It was attempted 5 times.");
    refusing("/sync-logs/retry", 500, "internal", "A stack trace.");
    button("Retry all failed rows").click();
    button("Retry all").click();
    assertThat(question.getByRole(AriaRole.ALERT)).containsText(OURS);
    page.keyboard().press("Escape");
    page.route(API + "/sync-logs/*", route -> answer(route, 404, "not_found", "No such row."));
    row.locator("[aria-expanded=false]").click();
    assertThat(row).containsText("No such row.");
  }

  @Test
  void what_went_wrong_on_the_way_back_from_intuit_is_said_with_what_to_do() {
    refusing("/connect", 502, "intuit_unavailable", "Intuit does not answer. Try again.");
    open("connection");
    button("Connect to QuickBooks").click();
    sees("Intuit does not answer. Try again.");
    refusing("/callback", 409, "company_taken", "Another workspace has this company.");
    page.navigate(host() + "/quickbooks-oauth-redirect?code=c&state=s&realmId=1");
    sees("Another workspace has this company.");
    sees("Disconnect it there first, or choose another company.");
    accessible((width, scheme) -> {});
  }

  /** What is asked for at this address is refused; reading is not. */
  private void refusing(String path, int status, String code, String detail) {
    page.route(
        API + path,
        route -> {
          if (route.request().method().equals("GET")) {
            route.resume();
          } else {
            answer(route, status, code, detail);
          }
        });
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
