package com.taskip.quickbooks.http;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.sync.RetryResult;
import com.taskip.quickbooks.sync.RowId;
import com.taskip.quickbooks.sync.SyncLog;
import com.taskip.quickbooks.sync.SyncLogPage;
import com.taskip.quickbooks.sync.SyncRow;
import com.taskip.quickbooks.sync.SyncRowDetails;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Sync Health: what was attempted and what came of it, and the Retry button. */
@Path("/api/v3/integrations/quickbooks/sync-logs")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MANAGER})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sync Health")
public class SyncLogResource {
  private static final int ACCEPTED = 202;

  private final Caller caller;
  private final SyncLog log;

  SyncLogResource(Caller caller, SyncLog log) {
    this.caller = caller;
    this.log = log;
  }

  @GET
  @Operation(summary = "Rows of Sync Health, newest first")
  public SyncLogPage list(@BeanParam SyncLogQuery query) {
    return log.list(caller.workspaceId(), query.filter());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "A row, with what QuickBooks was last told about its record")
  public SyncRowDetails details(@PathParam("id") String id) {
    return log.details(caller.workspaceId(), known(id));
  }

  @POST
  @Path("/{id}/retry")
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = SyncRow.class, responseCode = "202")
  @Operation(summary = "Queue a failed row again")
  public SyncRow retry(@PathParam("id") String id) {
    return log.retry(caller.workspaceId(), known(id));
  }

  @POST
  @Path("/retry")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(ACCEPTED)
  @APIResponseSchema(value = RetryResult.class, responseCode = "202")
  @Operation(
      summary = "Queue many failed rows again",
      description =
          "Either the rows with these ids, or all failed ones (of an entity, of a code). Rows whose"
              + " Retry would push over what stands in QuickBooks, or might create something a second"
              + " time, are refused with needs_a_decision, unless their code is asked for: retry them"
              + " one by one.")
  public RetryResult retryMany(RetryRequest request) {
    request.check();
    return request.ids() != null
        ? log.retry(caller.workspaceId(), request.ids())
        : log.retryFailed(caller.workspaceId(), request.entity(), request.code());
  }

  private static UUID known(String id) {
    return RowId.parse(id).orElseThrow(() -> Refusal.notFound("There is no such row."));
  }
}
