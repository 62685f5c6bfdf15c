package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import com.taskip.quickbooks.testing.Tokens;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** To Intuit and back, within Taskip or not; who may, and who is told whom to ask. */
@QuarkusTest
class ConnectionPageTest extends BrowserTest {
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
    sees("Basic profile information (OpenID)");
    sees("Your Intuit password is never stored in Taskip");
    accessible((width, scheme) -> {});
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
  void a_token_from_anywhere_but_the_page_around_it_is_not_taken() {
    embedAt(frontEnd);
    Page alone =
        page.waitForPopup(
            () ->
                page.evaluate(
                    "address => { window.alone = window.open(address); }", address("connection")));
    alone.getByText("Connect to QuickBooks").waitFor();
    List<String> used = new ArrayList<>();
    alone.onRequest(request -> used.add(request.headers().get("authorization")));
    Map<String, String> message =
        Map.of(
            "type", "taskip-quickbooks/token", "token", Tokens.administrator(Workspaces.fresh()));
    alone.evaluate("heard = 0; addEventListener('message', () => { heard++; })");
    page.evaluate("message => window.alone.postMessage(message, '*')", message);
    alone.evaluate("message => window.postMessage(message, '*')", message);
    alone.waitForFunction("heard === 2");
    alone.evaluate("location.hash = 'sync'");
    alone.waitForCondition(() -> used.stream().anyMatch(Objects::nonNull));
    assertThat(used).doesNotContain("Bearer " + message.get("token"));
  }

  @Test
  void who_may_not_see_integrations_reads_who_can_help() {
    page = window("member");
    open("connection");
    sees("Only administrators and managers can see and change integrations.");
    accessible((width, scheme) -> {});
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
}
