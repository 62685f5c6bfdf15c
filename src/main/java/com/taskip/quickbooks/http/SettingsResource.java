package com.taskip.quickbooks.http;

import com.taskip.quickbooks.settings.SettingsDesk;
import com.taskip.quickbooks.settings.SettingsStore;
import com.taskip.quickbooks.settings.SyncSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a workspace wants its sync to be like. */
@Path("/api/v3/integrations/quickbooks/settings")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MANAGER})
@Tag(name = "Settings")
class SettingsResource {
  private final Caller caller;
  private final SettingsStore store;
  private final SettingsDesk desk;

  SettingsResource(Caller caller, SettingsStore store, SettingsDesk desk) {
    this.caller = caller;
    this.store = store;
    this.desk = desk;
  }

  @GET
  @Operation(summary = "The settings")
  public SyncSettings show() {
    return store.of(caller.workspaceId());
  }

  @PUT
  @Operation(
      summary = "Replace the settings as a whole",
      description =
          "A missing member takes its default. While connected, every id is looked up in the"
              + " company. `minor_version` is sent with every request, but QuickBooks serves at"
              + " least 75 whatever it is.")
  public SyncSettings replace(SettingsBody body) {
    return desk.replace(caller.workspaceId(), body.settings());
  }
}
