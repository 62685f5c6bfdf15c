package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.testing.Chromium;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Workspaces;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A person at the settings page, in a real Chromium: a window and a workspace a test. */
abstract class BrowserTest {
  static final String SETTINGS_PAGE = "/settings/integrations/quickbooks";
  static final int WIDE = 1440;
  static final int NARROW = 360;

  /** Milliseconds. */
  private static final int PATIENCE = 45_000;

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @Inject Companies companies;
  @Inject QuickBooksSimulator simulator;

  @ConfigProperty(name = "QUARKUS_HTTP_PORT")
  int port;

  /** Taskip's front end, whose server a test has to play. */
  @ConfigProperty(name = "SETTINGS_PAGE_EMBEDDED_BY")
  String frontEnd;

  final String workspace = Workspaces.fresh();
  Page page;

  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void there_is_a_browser() {
    Chromium.needed();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  @BeforeEach
  void open_a_window() {
    page = window("administrator");
  }

  @AfterEach
  void browser_had_nothing_to_complain_about() {
    simulator.faults().clear();
    windows.forEach(BrowserContext::close);
    assertThat(complaints).isEmpty();
  }

  /** A window of a person of the test's workspace, signed in by the local run. */
  Page window(String group) {
    BrowserContext window =
        Chromium.running()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(WIDE, 900)
                    .setColorScheme(ColorScheme.LIGHT)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale("en-US")
                    .setTimezoneId("America/New_York"));
    windows.add(window);
    window.setDefaultTimeout(PATIENCE);
    window.addInitScript(
        "try { localStorage.setItem('taskip-local-person', '{\"workspace_id\":\"%s\",\"group\":\"%s\"}') } catch { }"
            .formatted(workspace, group));
    window.onConsoleMessage(
        message -> {
          // A status of 400 and up is what some tests are about.
          if (message.type().equals("error") && !message.text().contains("Failed to load")) {
            complaints.add(message.text());
          }
        });
    window.onWebError(error -> complaints.add(error.error()));
    window.onRequest(
        request -> {
          if (!request.isNavigationRequest()
              && request.frame().url().startsWith(host())
              && !request.url().startsWith(host())) {
            complaints.add("Something from another host: " + request.url());
          }
        });
    return window.newPage();
  }

  /** Where the page is served. */
  String host() {
    return "http://localhost:" + port;
  }

  /** What the browser said about something that a test did on purpose. */
  void forgetComplaints(String about) {
    complaints.removeIf(complaint -> complaint.contains(about));
  }

  String address(String tab) {
    return host() + SETTINGS_PAGE + "#" + tab;
  }

  /** Opens the page afresh, at a tab. */
  void open(String tab) {
    page.navigate("about:blank");
    page.navigate(address(tab));
  }

  /** The test's workspace, connected, with the settings that syncing needs. */
  ConnectedWorkspace connected() {
    return companies.connect(workspace, simulator.realms().getFirst());
  }

  /** Agrees on Intuit's page, to the first company. */
  void consent(Page intuit) {
    intuit.waitForURL("**/connect/oauth2*");
    intuit
        .getByRole(AriaRole.BUTTON)
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Connect ")))
        .first()
        .click();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A row of Sync Health, by the name of its record. */
  Locator row(String name) {
    return page.locator("table.log tbody")
        .filter(new Locator.FilterOptions().setHasText(name))
        .first();
  }

  void sees(String text) {
    assertThat(page.getByText(text).first()).isVisible();
  }

  Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** No barrier that axe can find, and nothing that is wider than the window. */
  void accessible() {
    assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .isLessThanOrEqualTo(0);
  }

  /** The same in each look that the page has: wide and narrow, light and dark. */
  void accessible(BiConsumer<Integer, ColorScheme> inEach) {
    for (int width : List.of(NARROW, WIDE)) {
      page.setViewportSize(width, width == NARROW ? 740 : 900);
      for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        accessible();
        inEach.accept(width, scheme);
      }
    }
  }
}
