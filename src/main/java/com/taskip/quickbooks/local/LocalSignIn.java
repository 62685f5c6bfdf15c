package com.taskip.quickbooks.local;

import com.taskip.quickbooks.Refusal;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Signs in anybody as anybody, for trying the product out: only in a local run, and only while
 * nobody configured whose tokens count.
 */
@Path("/local/token")
@UnlessBuildProfile("prod")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LocalSignIn {

  private static final Duration VALID_FOR = Duration.ofHours(12);

  private final boolean offered;
  private final String issuer;

  LocalSignIn(
      @ConfigProperty(name = "taskip.local.sign-in", defaultValue = "false") boolean offered,
      @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
    this.offered = offered;
    this.issuer = issuer;
  }

  /** Who wants to be let in. */
  public record Person(
      @NotBlank @Size(max = 64) String workspaceId,
      @NotBlank @Size(max = 64) String userId,
      @NotBlank @Size(max = 64) String group) {}

  /** A bearer token. */
  public record SignedIn(String token) {}

  @POST
  @PermitAll
  @Operation(hidden = true)
  public SignedIn signIn(@NotNull @Valid Person person) {
    if (!offered) {
      throw Refusal.notFound("Callers' tokens are signed elsewhere: a key is configured.");
    }
    return new SignedIn(
        Jwt.issuer(issuer)
            .subject(person.userId())
            .groups(person.group())
            .claim("workspace_id", person.workspaceId())
            .expiresIn(VALID_FOR)
            .sign());
  }
}
