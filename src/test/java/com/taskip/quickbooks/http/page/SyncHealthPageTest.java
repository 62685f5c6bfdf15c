package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.taskip.quickbooks.testing.Taskip.unique;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Sync Health as a table that is narrowed, opened, retried, and grows to any length. */
@QuarkusTest
class SyncHealthPageTest extends BrowserTest {
  private static final String THOUSAND_ROWS =
      """
      insert into job (id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status,
                       attempts, created_at, attempted_at, due_at, woken_at)
      select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), ?, 'r1', 'contact', 'c' || n,
             'Contact ' || n, 'create', 'push', 'success', 1, now(), now(), now(), now()
      from generate_series(1, 1000) n
      """;

  @Inject DataSource ledger;

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

  @Test
  void a_line_says_when_quickbooks_was_looked_at_what_waits_and_what_was_given_up() {
    connected();
    page.route(
        "**/api/v3/integrations/quickbooks",
        route -> {
          APIResponse answer = route.fetch();
          JsonObject connection = JsonParser.parseString(answer.text()).getAsJsonObject();
          JsonObject health = new JsonObject();
          Instant now = Instant.now();
          health.addProperty("last_look_at", now.minus(Duration.ofMinutes(7)).toString());
          health.addProperty("oldest_pending_at", now.minus(Duration.ofHours(3)).toString());
          health.addProperty("dead_letters", 1204);
          connection.add("health", health);
          route.fulfill(
              new Route.FulfillOptions().setResponse(answer).setBody(connection.toString()));
        });
    open("health");
    Locator line = page.getByLabel("Health", new Page.GetByLabelOptions().setExact(true));
    assertThat(line).containsText("7 minutes ago");
    assertThat(line).containsText("3 hours ago");
    assertThat(line).containsText("1,204");
    assertThat(line).containsText("QuickBooks could not be reached. Retry them below.");
    accessible((width, scheme) -> {});
  }
}
