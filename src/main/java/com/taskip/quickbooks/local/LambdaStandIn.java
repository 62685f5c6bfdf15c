package com.taskip.quickbooks.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.taskip.quickbooks.lambda.EventDoor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Invokes the function's door in this process with events written as AWS writes them. */
@ApplicationScoped
class LambdaStandIn {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final EventDoor function;

  LambdaStandIn(EventDoor function) {
    this.function = function;
  }

  /** The function's answer to the event. */
  JsonNode invoke(Object event) throws IOException {
    return MAPPER.readTree(function.open(MAPPER.writeValueAsBytes(event)));
  }
}
