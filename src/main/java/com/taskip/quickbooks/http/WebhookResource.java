package com.taskip.quickbooks.http;

import com.taskip.quickbooks.quickbooks.webhook.Change;
import com.taskip.quickbooks.quickbooks.webhook.WebhookPayload;
import com.taskip.quickbooks.quickbooks.webhook.WebhookSignature;
import com.taskip.quickbooks.sync.Hearsay;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * Where Intuit tells that something changed in a connected company. Open to anybody, so nothing is
 * read before the signature over the very bytes is found to be Intuit's; and Intuit waits three
 * seconds, so nothing is done here but to ask for a look.
 */
@Path("/api/v3/integrations/quickbooks/webhooks")
@PermitAll
@Tag(name = "Webhook")
public class WebhookResource {
  private static final Logger LOG = Logger.getLogger(WebhookResource.class);

  private final WebhookSignature signatures;
  private final Hearsay hearsay;

  WebhookResource(WebhookSignature signatures, Hearsay hearsay) {
    this.signatures = signatures;
    this.hearsay = hearsay;
  }

  @POST
  @Operation(
      summary = "Intuit's webhook",
      description =
          "Either of Intuit's two formats. A changed payment or invoice pulls its company.")
  @APIResponse(responseCode = "200", description = "Heard")
  public Response hear(@HeaderParam(WebhookSignature.HEADER) String signature, InputStream delivery)
      throws IOException {
    byte[] body = BodyLimit.read(delivery, BodyLimit.BYTES);
    if (!signatures.verifies(body, signature)) {
      LOG.warnf("event=webhook_refused signed=%s bytes=%d", signature != null, body.length);
      return notIntuit();
    }
    List<Change> changes = WebhookPayload.read(body).orElseThrow(BadRequestException::new);
    hearsay.heard(changes);
    return Response.ok().build();
  }

  private static Response notIntuit() {
    Problem problem =
        Problem.of(
            401, "invalid_signature", "The body is not signed with this app's verifier token.");
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, WebhookSignature.HEADER)
        .build();
  }
}
