package com.taskip.quickbooks.connection;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The OIDC client repeats a request whose connection broke, at least once and unasked. Intuit may
 * have done its part by then: a code works once, and showing it again can kill the tokens that the
 * first request gave. So the second request is stopped here.
 */
@Unremovable
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class SentOnce implements OidcRequestFilter {

  @Override
  public Uni<Void> filter(OidcRequestFilterContext request) {
    AtomicBoolean sent = new AtomicBoolean();
    return Uni.createFrom()
        .deferred(
            () ->
                sent.getAndSet(true)
                    ? Uni.createFrom()
                        .failure(new OidcClientException("A grant is not asked for twice"))
                    : Uni.createFrom().voidItem());
  }
}
