package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The page that plays Taskip in a local run: the whole product by clicks. */
@QuarkusTest
class PlayPageTest extends BrowserTest {

  @Test
  void all_that_taskip_tells_can_be_played_and_followed_into_quickbooks() {
    new Taskip(connected()).settings("1", "4");
    page.navigate(host() + "/");
    sees("The accountant’s QuickBooks");
    assertThat(button("Send invoice")).hasAttribute("aria-disabled", "true");

    page.getByLabel("Name").fill(Taskip.unique("Zoë"));
    page.getByLabel("Email").fill("zoe@books.example");
    button("Add contact").click();
    button("Send invoice").click();
    button("Record payment").click();
    button("Issue credit memo").click();
    button("Issue refund").click();
    Locator made = page.locator(".made li");
    assertThat(made).hasCount(5);
    assertThat(made.filter(new Locator.FilterOptions().setHasText("In QuickBooks"))).hasCount(5);
    accessible((width, scheme) -> {});

    button("Load demo data").click();
    sees("records are in Taskip. Push them from Sync.");
    page.getByText("QuickBooks settings").click();
    assertThat(page.locator("header .pill")).hasText("Connected");
  }
}
