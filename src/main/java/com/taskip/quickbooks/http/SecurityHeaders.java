package com.taskip.quickbooks.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers are for the caller alone: kept by no cache, framed by no page, taken for nothing else.
 */
class SecurityHeaders {

  @ServerResponseFilter
  void add(ContainerRequestContext request, ContainerResponseContext response) {
    if (!request.getUriInfo().getPath().startsWith("/api/")) {
      return;
    }
    var headers = response.getHeaders();
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("X-Frame-Options", "DENY");
    headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
