package com.taskip.quickbooks.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document of RFC 9457. The type is always {@code about:blank}, with the status' phrase
 * as the title: what programs go by is {@code code}.
 *
 * <p>No method says that it returns one, so the native image has to be told.
 *
 * @param code a stable snake_case word
 * @param detail a sentence for a person
 * @param errors every bad member of the request; left out when none is at fault
 * @param members further members of this one problem, for example {@code run_id}
 */
@RegisterForReflection
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem with nothing more to say than its code and a sentence. */
  public static Problem of(int status, String code, String detail) {
    return new Problem("about:blank", title(status), status, code, detail, List.of(), Map.of());
  }

  /** How a refusal of any room looks on the wire. */
  public static Problem of(Refusal refusal) {
    int status = refusal.kind().status();
    return new Problem(
        "about:blank",
        title(status),
        status,
        refusal.code(),
        refusal.getMessage(),
        refusal.errors(),
        refusal.members());
  }

  /** The response that carries it. */
  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }

  private static String title(int status) {
    Response.StatusType known = Response.Status.fromStatusCode(status);
    return known == null ? "Unprocessable Content" : known.getReasonPhrase();
  }
}
