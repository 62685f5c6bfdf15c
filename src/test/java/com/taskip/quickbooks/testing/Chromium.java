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
 * The browser of this machine, started once for the suite. Where there is none, its tests are
 * skipped with a line that says so; in CI ({@code CI=true}) they fail, since nobody would read the
 * line there.
 */
public final class Chromium {

  private static final String MISSING =
      "No Chromium is installed (Debian: apt-get install chromium): the tests of the settings page"
          + " in a browser are skipped.";

  private static final Optional<Path> INSTALLED = installed();

  private static boolean told;
  private static Browser browser;

  private Chromium() {}

  /** Skips the test, or fails it in CI, when this machine has no browser. */
  public static synchronized void needed() {
    if (INSTALLED.isPresent()) {
      return;
    }
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      throw new IllegalStateException(
          "CI needs Chromium (Debian: apt-get install chromium) for the tests of the settings page.");
    }
    if (!told) {
      told = true;
      System.out.println(MISSING);
    }
    Assumptions.abort(MISSING);
  }

  /** The running browser. */
  public static synchronized Browser running() {
    if (browser == null) {
      browser =
          Playwright.create(
                  new Playwright.CreateOptions()
                      .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
              .chromium()
              .launch(new BrowserType.LaunchOptions().setExecutablePath(INSTALLED.orElseThrow()));
    }
    return browser;
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
