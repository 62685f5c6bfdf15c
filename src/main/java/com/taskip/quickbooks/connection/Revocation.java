package com.taskip.quickbooks.connection;

import io.quarkus.rest.client.reactive.ClientBasicAuth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Intuit's revocation endpoint. Revoking either token of a grant ends the grant. */
@RegisterRestClient(configKey = "intuit-revocation")
@ClientBasicAuth(
    username = "${taskip.quickbooks.client-id}",
    password = "${taskip.quickbooks.client-secret}")
interface Revocation {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  void revoke(Revoked revoked);

  /**
   * @param token access or refresh token
   */
  record Revoked(String token) {
    @Override
    public String toString() {
      return "Revoked";
    }
  }
}
