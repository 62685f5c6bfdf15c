package com.taskip.quickbooks.http;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.sync.RowId;
import com.taskip.quickbooks.sync.RunScope;
import com.taskip.quickbooks.sync.RunView;
import com.taskip.quickbooks.sync.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Manual sync: pushing what does not sync by itself, however much it is. Every call answers at
 * once.
 */
@Path("/api/v3/integrations/quickbooks/sync")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MANAGER})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Manual sync")
public class RunResource {
  private static final int ACCEPTED = 202;
  private static final String BUSY = "Not connected, or these records are being synced already";

  private final Caller caller;
  private final Runs runs;

  RunResource(Caller caller, Runs runs) {
    this.caller = caller;
    this.runs = runs;
  }

  /** Runs, under the name that every list of this API has. */
  public record RunList(List<RunView> data) {}

  @POST
  @Path("/contacts")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = BUSY)
  @Operation(summary = "Push all contacts that QuickBooks does not have")
  public RunView contacts() {
    return start(RunScope.CONTACT);
  }

  @POST
  @Path("/invoices")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = BUSY)
  @Operation(summary = "Push all invoices, from sent on, that QuickBooks does not have")
  public RunView invoices() {
    return start(RunScope.INVOICE);
  }

  @POST
  @Path("/payments")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = BUSY)
  @Operation(summary = "Push all payments that QuickBooks does not have")
  public RunView payments() {
    return start(RunScope.PAYMENT);
  }

  @POST
  @Path("/credit-memos")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = BUSY)
  @Operation(summary = "Push all credit memos that QuickBooks does not have")
  public RunView creditMemos() {
    return start(RunScope.CREDIT_MEMO);
  }

  @POST
  @Path("/refunds")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = BUSY)
  @Operation(summary = "Push all refunds that QuickBooks does not have")
  public RunView refunds() {
    return start(RunScope.REFUND);
  }

  @POST
  @Path("/all")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = BUSY)
  @Operation(summary = "Push everything, in an order in which each finds what it refers to")
  public RunView all() {
    return start(RunScope.ALL);
  }

  @GET
  @Path("/runs")
  @Operation(summary = "Runs, newest first")
  public RunList list(
      @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @QueryParam("limit")
          String limit) {
    QueryTexts texts = new QueryTexts();
    int most = texts.limit(limit);
    texts.check();
    return new RunList(runs.list(caller.workspaceId(), most));
  }

  @GET
  @Path("/runs/{id}")
  @Operation(summary = "One run: how far it has come")
  public RunView show(@PathParam("id") String id) {
    return runs.find(caller.workspaceId(), known(id));
  }

  @POST
  @Path("/runs/{id}/cancel")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  @Operation(
      summary = "Call a run off",
      description = "What is in flight finishes, the rest does not start; each row says so.")
  public RunView cancel(@PathParam("id") String id) {
    return runs.cancel(caller.workspaceId(), known(id));
  }

  private RunView start(RunScope scope) {
    return runs.start(caller.workspaceId(), scope);
  }

  private static UUID known(String id) {
    return RowId.parse(id).orElseThrow(() -> Refusal.notFound("There is no such run."));
  }
}
