package com.taskip.quickbooks.http;

import com.taskip.quickbooks.connection.Authorization;
import com.taskip.quickbooks.connection.Callback;
import com.taskip.quickbooks.connection.Connecting;
import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Disconnecting;
import com.taskip.quickbooks.settings.SettingsDesk;
import com.taskip.quickbooks.sync.SyncLog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Connecting a workspace to its QuickBooks company, and seeing how it stands. */
@Path("/api/v3/integrations/quickbooks")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MANAGER})
@Tag(name = "Connection")
class ConnectionResource {
  private final Caller caller;
  private final Connections connections;
  private final Connecting connecting;
  private final Disconnecting disconnecting;
  private final SettingsDesk settings;
  private final SyncLog log;

  ConnectionResource(
      Caller caller,
      Connections connections,
      Connecting connecting,
      Disconnecting disconnecting,
      SettingsDesk settings,
      SyncLog log) {
    this.caller = caller;
    this.connections = connections;
    this.connecting = connecting;
    this.disconnecting = disconnecting;
    this.settings = settings;
    this.log = log;
  }

  @GET
  @Operation(summary = "The connection, also when there is none")
  public ConnectionAnswer show() {
    return answer(connections.of(caller.workspaceId()));
  }

  @POST
  @Path("/connect")
  @Operation(summary = "Begin to connect: where to send the browser")
  public Authorization connect() {
    return connecting.begin(caller.workspaceId(), caller.userId());
  }

  @POST
  @Path("/callback")
  @Operation(summary = "Finish connecting with what the browser brought back from Intuit")
  public ConnectionAnswer callback(CallbackBody body) {
    Callback callback = new Callback(body.code(), body.state(), body.realmId(), body.error());
    return answer(connecting.complete(caller.workspaceId(), caller.userId(), callback));
  }

  @POST
  @Path("/disconnect")
  @Operation(summary = "End the connection; links and history stay")
  public ConnectionAnswer disconnect() {
    return answer(disconnecting.disconnect(caller.workspaceId()));
  }

  private ConnectionAnswer answer(Connection connection) {
    String workspace = connection.workspaceId();
    return ConnectionAnswer.of(connection, settings.readiness(workspace), log.figures(workspace));
  }
}
