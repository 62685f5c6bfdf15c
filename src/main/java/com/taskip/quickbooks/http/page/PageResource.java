package com.taskip.quickbooks.http.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page's two documents. They hold nothing of anybody, so that they are open to all. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PageResource {

  static final String SETTINGS_PAGE = "/settings/integrations/quickbooks";
  private static final String RETURN_PAGE = "/quickbooks-oauth-redirect";

  private static final String SETTINGS_DOCUMENT = "settings.html";
  private static final String RETURN_DOCUMENT = "return.html";
  static final List<String> DOCUMENTS = List.of(SETTINGS_DOCUMENT, RETURN_DOCUMENT);

  private final PageFiles files;
  private final String embeddedBy;
  private final String signIn;

  PageResource(PageFiles files, PageConfig config) {
    this.files = files;
    this.embeddedBy =
        config.embeddedBy().orElse(List.of()).stream()
            .map(Origin::text)
            .collect(Collectors.joining(" "));
    this.signIn = config.localSignIn() ? "/local/token" : "";
  }

  /** Settings → Integrations → QuickBooks. */
  @GET
  @Path(SETTINGS_PAGE)
  @Operation(hidden = true)
  public Response settings() {
    return page(SETTINGS_DOCUMENT, embeddedBy.isEmpty() ? GuardedPage.NEVER_FRAMED : embeddedBy);
  }

  /** Where Intuit sends the browser back to; never within another page. */
  @GET
  @Path(RETURN_PAGE)
  @Operation(hidden = true)
  public Response returnFromIntuit() {
    return page(RETURN_DOCUMENT, GuardedPage.NEVER_FRAMED);
  }

  private Response page(String document, String framedBy) {
    return GuardedPage.of(files.document(document, embeddedBy, signIn), framedBy);
  }
}
