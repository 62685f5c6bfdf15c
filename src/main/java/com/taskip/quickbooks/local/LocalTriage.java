package com.taskip.quickbooks.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes an operator's order in a local run, as Lambda does on AWS: the event, in and out. */
@Path("/local/triage")
@UnlessBuildProfile("prod")
public class LocalTriage {

  private final LambdaStandIn function;

  LocalTriage(LambdaStandIn function) {
    this.function = function;
  }

  /** The function's answer to the event. */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public JsonNode order(JsonNode event) throws IOException {
    return function.invoke(event);
  }
}
