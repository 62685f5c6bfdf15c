package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.empty;

import com.microsoft.playwright.Locator;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The Sync tab while something is on its way: how far it is, how long it takes, and its end. */
@QuarkusTest
class SyncPageTest extends BrowserTest {
  private static final int CONTACTS = 400;

  @Test
  void a_sync_shows_how_far_it_is_and_how_long_it_takes_and_can_be_cancelled() {
    importContacts(connected());
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.slow(Duration.ofSeconds(5))).path("/batch"));
    open("sync");
    button("Sync everything").click();
    Locator bar = page.getByLabel("Sync of everything");
    assertThat(bar).hasAttribute("max", String.valueOf(CONTACTS));
    sees("Part of “Sync everything”, which is running.");
    sees(" of 400");
    sees(" left");
    assertThat(button("Sync Contacts")).hasAttribute("aria-disabled", "true");

    button("Cancel the sync of everything").click();
    sees("Sync of everything cancelled: ");
    Locator past = page.locator("table.runs tbody tr").first();
    assertThat(past).containsText("Everything");
    assertThat(past).containsText("Cancelled");
    assertThat(button("Sync everything")).hasAttribute("aria-disabled", "false");
    accessible();
  }

  private void importContacts(ConnectedWorkspace connected) {
    connected
        .service()
        .contentType("application/x-ndjson")
        .body(
            IntStream.range(0, CONTACTS)
                .mapToObj(this::contact)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then()
        .statusCode(200)
        .body("rejected", empty());
  }

  private String contact(int at) {
    return """
        {"type":"contact","id":"c%1$d","display_name":"%2$s %1$d","email":"%2$s-%1$d@books.example","currency":"USD"}"""
        .formatted(at, workspace);
  }
}
