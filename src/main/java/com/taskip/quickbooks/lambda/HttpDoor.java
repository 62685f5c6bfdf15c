package com.taskip.quickbooks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.amazon.lambda.http.LambdaHttpHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** API Gateway's HTTP API (payload 2.0): hands the request to the application's own routes. */
@ApplicationScoped
class HttpDoor {

  private final LambdaHttpHandler routes;

  HttpDoor(LambdaHttpHandler routes) {
    this.routes = routes;
  }

  APIGatewayV2HTTPResponse open(JsonNode event, Context context) throws JsonProcessingException {
    APIGatewayV2HTTPEvent request =
        EventJson.MAPPER.treeToValue(event, APIGatewayV2HTTPEvent.class);
    APIGatewayV2HTTPResponse response = routes.handleRequest(request, context);
    Compression.apply(request, response);
    return response;
  }
}
