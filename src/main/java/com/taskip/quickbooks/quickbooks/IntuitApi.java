package com.taskip.quickbooks.quickbooks;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The Accounting API v3, raw: bytes there and back, no status is an exception. {@link QuickBooks}
 * is the door to it for everyone else.
 */
@RegisterRestClient(configKey = "quickbooks")
@Path("/v3/company/{realmId}")
@Produces(MediaType.APPLICATION_JSON)
// A batch of thirty takes QuickBooks some ten seconds. Two tries, with a token renewal between
// them,
// must end within the lease of a job (taskip.sync.lease).
@Timeout(value = 30, unit = ChronoUnit.SECONDS)
interface IntuitApi {

  /**
   * Creates, updates or voids one object, or does a batch of such.
   *
   * @param resource the entity's path, or {@code batch}
   * @param operation {@code void}, or null for create and update
   */
  @POST
  @Path("/{resource}")
  @Consumes(MediaType.APPLICATION_JSON)
  Response write(
      @PathParam("realmId") String realmId,
      @PathParam("resource") String resource,
      @QueryParam("operation") String operation,
      @QueryParam("minorversion") int minorVersion,
      @QueryParam("requestid") String requestId,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      byte[] body);

  @GET
  @Path("/{resource}/{id}")
  Response read(
      @PathParam("realmId") String realmId,
      @PathParam("resource") String resource,
      @PathParam("id") String id,
      @QueryParam("minorversion") int minorVersion,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  @GET
  @Path("/preferences")
  Response preferences(
      @PathParam("realmId") String realmId,
      @QueryParam("minorversion") int minorVersion,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  /**
   * @param statement already percent-encoded
   */
  @GET
  @Path("/query")
  Response query(
      @PathParam("realmId") String realmId,
      @QueryParam("query") @Encoded String statement,
      @QueryParam("minorversion") int minorVersion,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
