package com.taskip.quickbooks.quickbooks;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The application's own REST client, pointed at another address. */
final class RawApi {

  private RawApi() {}

  static IntuitApi at(URI uri, Duration readTimeout) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(uri)
        .disableDefaultMapper(true)
        .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
        .build(IntuitApi.class);
  }
}
