package com.taskip.quickbooks.http;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.settings.AccountUse;
import com.taskip.quickbooks.settings.Choice;
import com.taskip.quickbooks.settings.Lookups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lists that a person fills the settings from, read live from the connected company. */
@Path("/api/v3/integrations/quickbooks")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MANAGER})
@Tag(name = "Settings")
class LookupResource {
  private final Caller caller;
  private final Lookups lookups;

  LookupResource(Caller caller, Lookups lookups) {
    this.caller = caller;
    this.lookups = lookups;
  }

  /** A list, under the name that every list of this API has. */
  public record Choices(List<Choice> data) {}

  @GET
  @Path("/items")
  @Operation(summary = "The items that an invoice line can reference")
  public Choices items() {
    return new Choices(lookups.items(caller.workspaceId()));
  }

  @GET
  @Path("/tax-codes")
  @Operation(summary = "The tax codes that a line can carry")
  public Choices taxCodes() {
    return new Choices(lookups.taxCodes(caller.workspaceId()));
  }

  /**
   * @param use {@code deposit} or {@code receivable}
   */
  @GET
  @Path("/accounts")
  @Operation(summary = "The accounts that are good for a use: deposit or receivable")
  public Choices accounts(@QueryParam("use") String use) {
    AccountUse wanted =
        AccountUse.named(use)
            .orElseThrow(
                () ->
                    Refusal.fields(
                        List.of(new FieldError("use", "must be deposit or receivable"))));
    return new Choices(lookups.accounts(caller.workspaceId(), wanted));
  }
}
