package com.taskip.quickbooks.local;

import com.taskip.quickbooks.http.page.GuardedPage;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What a person opens first in a local run: a page that plays Taskip's back end, and leads to the
 * settings page and to the accountant's page of the simulator.
 */
@Path("/")
@UnlessBuildProfile("prod")
@PermitAll
public class LocalPages {

  private final String quickBooks;

  LocalPages(@ConfigProperty(name = "taskip.quickbooks.api-url") String quickBooks) {
    this.quickBooks = quickBooks;
  }

  /** The page itself. */
  @GET
  @Operation(hidden = true)
  public Response play() throws IOException {
    return GuardedPage.of(
        text("play.html").replace("{quickbooks}", quickBooks), GuardedPage.NEVER_FRAMED);
  }

  /** What it does. */
  @GET
  @Path("/local/play.js")
  @Produces("text/javascript;charset=UTF-8")
  @Operation(hidden = true)
  public String script() throws IOException {
    return text("play.js");
  }

  /** The data that it loads for demonstration. */
  @GET
  @Path("/local/demo.js")
  @Produces("text/javascript;charset=UTF-8")
  @Operation(hidden = true)
  public String demoData() throws IOException {
    return text("demo.js");
  }

  /** How it looks, besides what it takes from the settings page. */
  @GET
  @Path("/local/play.css")
  @Produces("text/css;charset=UTF-8")
  @Operation(hidden = true)
  public String style() throws IOException {
    return text("play.css");
  }

  private static String text(String name) throws IOException {
    try (InputStream file = LocalPages.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
