package com.taskip.quickbooks.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Invokes the function's handler in this process with events written as AWS writes them. */
@ApplicationScoped
class LambdaStandIn {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RequestStreamHandler function;

  LambdaStandIn(RequestStreamHandler function) {
    this.function = function;
  }

  /** The function's answer to the event. */
  JsonNode invoke(Object event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(MAPPER.writeValueAsBytes(event)), answer, null);
    return MAPPER.readTree(answer.toByteArray());
  }
}
