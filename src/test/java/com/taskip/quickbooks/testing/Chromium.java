package com.taskip.quickbooks.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser of this machine, started once for the suite. Its tests run with {@code
 * -Dbrowser=true}, while the page is not done; otherwise, and where there is no browser, they are
 * skipped with a line that says so.
 */
public final class Chromium {

  private static final String NOT_ASKED =
      "The tests of the settings page in a browser are skipped: they run with -Dbrowser=true.";

  private static final String MISSING =
      "No Chromium is installed (Debian: apt-get install chromium): the tests of the settings page"
          + " in a browser are skipped.";

  private static Browser browser;

  private Chromium() {}

  /** The running browser. */
  public static synchronized Browser running() {
    if (!Boolean.getBoolean("browser")) {
      skip(NOT_ASKED);
    }
    if (browser == null) {
      Optional<Path> installed = installed();
      if (installed.isEmpty()) {
        skip(MISSING);
      }
      browser =
          Playwright.create(
                  new Playwright.CreateOptions()
                      .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
              .chromium()
              .launch(new BrowserType.LaunchOptions().setExecutablePath(installed.get()));
    }
    return browser;
  }

  private static void skip(String why) {
    System.out.println(why);
    Assumptions.abort(why);
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
