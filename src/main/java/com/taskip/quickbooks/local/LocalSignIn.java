package com.taskip.quickbooks.local;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final Pattern MEMBER = Pattern.compile("\\S.{0,63}");

  private final boolean offered;
  private final InetAddress host;
  private final String issuer;

  LocalSignIn(
      @ConfigProperty(name = "taskip.local.sign-in", defaultValue = "false") boolean offered,
      @ConfigProperty(name = "QUARKUS_HTTP_HOST", defaultValue = "localhost") InetAddress host,
      @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
    this.offered = offered;
    this.host = host;
    this.issuer = issuer;
  }

  /**
   * Who wants to be let in. Checked by itself: the validator's metadata would keep this class in
   * the functions' build.
   */
  public record Person(String workspaceId, String userId, String group) {

    private List<FieldError> errors() {
      return Stream.of(
              check("workspace_id", workspaceId), check("user_id", userId), check("group", group))
          .flatMap(Optional::stream)
          .toList();
    }

    private static Optional<FieldError> check(String member, String value) {
      return value != null && MEMBER.matcher(value).matches()
          ? Optional.empty()
          : Optional.of(new FieldError(member, "must be a text of 1 to 64 characters"));
    }
  }

  /** A bearer token. */
  public record SignedIn(String token) {}

  @POST
  @PermitAll
  @Operation(hidden = true)
  public SignedIn signIn(Person person, @Context HttpServerRequest request) {
    if (!offered) {
      throw Refusal.notFound("Callers' tokens are signed elsewhere: a key is configured.");
    }
    if (host.isLoopbackAddress() && !here(request.remoteAddress())) {
      throw Refusal.notFound("Only callers on this machine are signed in.");
    }
    List<FieldError> errors = person.errors();
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
    return new SignedIn(
        Jwt.issuer(issuer)
            .subject(person.userId())
            .groups(person.group())
            .claim("workspace_id", person.workspaceId())
            .expiresIn(VALID_FOR)
            .sign());
  }

  /** Dev mode's event server listens on every interface, whatever our own socket does. */
  private static boolean here(SocketAddress peer) {
    try {
      return InetAddress.getByName(peer.hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
