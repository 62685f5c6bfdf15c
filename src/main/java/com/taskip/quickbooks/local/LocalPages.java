package com.taskip.quickbooks.local;

import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a person opens in a local run, in place of Taskip's own front end. */
@Path("/")
@UnlessBuildProfile("prod")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
public class LocalPages {

  private final String quickBooks;

  LocalPages(@ConfigProperty(name = "taskip.quickbooks.api-url") String quickBooks) {
    this.quickBooks = quickBooks;
  }

  /** Says what is to be seen where, and connects a workspace. */
  @GET
  @Operation(hidden = true)
  public String home() throws IOException {
    try (InputStream page = page("home.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{quickbooks}", quickBooks);
    }
  }

  /** Where Intuit sends the browser back to. */
  @GET
  @Path("/quickbooks-oauth-redirect")
  @Operation(hidden = true)
  public InputStream returnFromIntuit() {
    return page("quickbooks-oauth-redirect.html");
  }

  private static InputStream page(String name) {
    return LocalPages.class.getResourceAsStream(name);
  }
}
