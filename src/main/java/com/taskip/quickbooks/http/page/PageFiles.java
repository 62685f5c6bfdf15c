package com.taskip.quickbooks.http.page;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the page: Quarkus serves them from {@code META-INF/resources}, and this class under
 * a path that names their version too. A browser keeps that one for good, so that it asks a
 * function for them once a release, and never mixes the files of two.
 */
@ApplicationScoped
class PageFiles {

  private static final String FOLDER = PageResource.SETTINGS_PAGE + "/";
  private static final Pattern VERSIONED = Pattern.compile(FOLDER + "v/([0-9a-f]{16})/([\\w.-]+)");
  private static final Pattern NAMED = Pattern.compile("/v/\\{version}/([\\w.-]+)\"");

  /** Libraries have their version in their path. */
  private static final String LIBRARIES = "/_static/";

  private static final String CACHING = "page-caching";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final int BEFORE_ALL_ROUTES = 400;

  private volatile String version = version();

  void route(@Observes Filters filters) {
    filters.register(this::serve, BEFORE_ALL_ROUTES);
  }

  private void serve(RoutingContext request) {
    String path = request.normalizedPath();
    Matcher versioned = VERSIONED.matcher(path);
    if (versioned.matches()) {
      // While a release rolls out, a page of the one may ask a function of the other.
      request.put(CACHING, versioned.group(1).equals(version) ? FOR_GOOD : "no-store");
      request.reroute(FOLDER + versioned.group(2));
      return;
    }
    if (path.startsWith(LIBRARIES)) {
      allow(request, FOR_GOOD);
    } else if (path.startsWith(FOLDER)) {
      allow(request, Objects.requireNonNullElse(request.get(CACHING), "no-cache"));
    }
    request.next();
  }

  private static void allow(RoutingContext request, String caching) {
    request
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, caching)
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /** A document, with the version of its files and all else that it is told. */
  String document(String name, String embeddedBy, String signIn) {
    if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
      version = version();
    }
    return text(PageResource.class.getResourceAsStream(name))
        .replace("{version}", version)
        .replace("{embedded-by}", embeddedBy)
        .replace("{sign-in}", signIn);
  }

  /** Changes whenever one of the files that the documents name does. */
  private static String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String document : PageResource.DOCUMENTS) {
        Matcher named = NAMED.matcher(text(PageResource.class.getResourceAsStream(document)));
        while (named.find()) {
          digest.update(
              text(PageResource.class.getResourceAsStream(
                      "/META-INF/resources" + FOLDER + named.group(1)))
                  .getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String text(InputStream file) {
    try (file) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
