package com.taskip.quickbooks.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where Taskip's history comes in, before anything of it is to sync. */
@Path("/api/v3/import")
@RolesAllowed(Roles.SERVICE)
@Tag(name = "Records")
public class ImportResource {
  private static final String NDJSON = "application/x-ndjson";

  private final Caller caller;
  private final Import imports;

  ImportResource(Caller caller, Import imports) {
    this.caller = caller;
    this.imports = imports;
  }

  @POST
  @Consumes({NDJSON, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Import records",
      description =
          "NDJSON, one record with its type and id a line, at most 5,000 lines and 4 MiB. Good lines"
              + " are kept whatever the bad ones are. Imported records do not sync by themselves.")
  public ImportAnswer importRecords(InputStream body) throws IOException {
    return imports.keep(caller.workspaceId(), BodyLimit.read(body, BodyLimit.IMPORT_BYTES));
  }
}
