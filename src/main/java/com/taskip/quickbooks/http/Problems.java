package com.taskip.quickbooks.http;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every "no" and every failure as a problem document; the only place that decides how they look.
 */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return Problem.of(refusal).response();
  }

  @ServerExceptionMapper
  Response malformed(MalformedJson malformed) {
    return Problem.of(400, "malformed_json", malformed.getMessage()).response();
  }

  @ServerExceptionMapper
  Response invalidParameters(ConstraintViolationException invalid) {
    List<FieldError> errors =
        invalid.getConstraintViolations().stream().map(FieldPaths::error).toList();
    return refused(Refusal.fields(errors));
  }

  @ServerExceptionMapper
  Response noToken(UnauthorizedException missing) {
    return unauthorized("Send a bearer token.", "Bearer");
  }

  @ServerExceptionMapper
  Response badToken(AuthenticationFailedException bad) {
    return unauthorized(
        "The bearer token is not valid: it is expired, of another issuer, or incomplete.",
        "Bearer error=\"invalid_token\"");
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException forbidden) {
    return Problem.of(403, "forbidden", "The token's groups do not allow this call.").response();
  }

  @ServerExceptionMapper
  Response standard(WebApplicationException standard) {
    int status = standard.getResponse().getStatus();
    Problem problem =
        switch (status) {
          case 400 -> Problem.of(400, "bad_request", "The request cannot be understood.");
          case 404 -> Problem.of(404, "not_found", "There is nothing at this address.");
          case 405 -> Problem.of(405, "method_not_allowed", "This address has no such method.");
          case 406 -> Problem.of(406, "not_acceptable", "The answer is only to be had as JSON.");
          case 413 -> Problem.of(413, "body_too_large", BodyLimit.SENTENCE);
          case 415 ->
              Problem.of(415, "unsupported_media_type", "The body must be application/json.");
          default -> status < 500 ? Problem.of(status, "refused", "The call is refused.") : null;
        };
    return problem == null ? failed(standard) : problem.response();
  }

  @ServerExceptionMapper
  Response failed(Throwable failure) {
    LOG.error("event=request_failed", failure);
    return Problem.of(500, "internal", "Something went wrong on our side. Try again later.")
        .response();
  }

  private static Response unauthorized(String detail, String challenge) {
    return Response.fromResponse(Problem.of(401, "unauthorized", detail).response())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }
}
