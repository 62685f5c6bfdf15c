package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.testing.LambdaEvents;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Writes events as API Gateway, SQS and EventBridge do, after the recorded ones, and hands them to
 * the functions that the template names for them.
 */
final class Gateway {

  private static final String QUICKBOOKS = "/api/v3/integrations/quickbooks";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PackagedStack stack;

  Gateway(PackagedStack stack) {
    this.stack = stack;
  }

  /** Sends a request through an HTTP API event; the answer's body, which must have this status. */
  JsonNode http(int expected, String token, String method, String path, Object body)
      throws Exception {
    ObjectNode event = (ObjectNode) MAPPER.readTree(LambdaEvents.recorded("http-get"));
    event.put("rawPath", path);
    ((ObjectNode) event.path("requestContext").path("http"))
        .put("method", method)
        .put("path", path);
    ObjectNode headers = (ObjectNode) event.path("headers");
    headers.remove("content-length");
    if (token != null) {
      headers.put("authorization", "Bearer " + token);
    }
    if (body != null) {
      headers.put("content-type", "application/json");
      event.put("body", MAPPER.writeValueAsString(body));
    }
    JsonNode answer =
        MAPPER.readTree(stack.function(stack.api()).invoke(MAPPER.writeValueAsString(event)));
    String said = answer.path("body").asText("");
    if (answer.path("isBase64Encoded").asBoolean()) {
      said = new String(Base64.getDecoder().decode(said), StandardCharsets.UTF_8);
    }
    assertThat(answer.path("statusCode").asInt())
        .as("%s %s: %s", method, path, said)
        .isEqualTo(expected);
    return MAPPER.readTree(said);
  }

  /** The person goes to Intuit's page, picks the company and comes back. */
  void connect(String person, String realm) throws Exception {
    JsonNode asked = http(200, person, "POST", QUICKBOOKS + "/connect", null);
    String sentBackTo =
        stack.simulator().authorize(asked.path("authorization_url").asText(), realm);
    Map<String, String> said =
        Arrays.stream(URI.create(sentBackTo).getRawQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    JsonNode connection = http(200, person, "POST", QUICKBOOKS + "/callback", said);
    assertThat(connection.path("status").asText()).isEqualTo("connected");
  }

  /** What a browser gets for an address: the whole answer, as the function hands it to the API. */
  JsonNode file(String path) throws Exception {
    ObjectNode event = (ObjectNode) MAPPER.readTree(LambdaEvents.recorded("http-get"));
    event.put("rawPath", path);
    ((ObjectNode) event.path("requestContext").path("http")).put("path", path);
    ((ObjectNode) event.path("headers"))
        .put("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8")
        .put("accept-encoding", "gzip, deflate, br, zstd");
    return MAPPER.readTree(stack.function(stack.api()).invoke(MAPPER.writeValueAsString(event)));
  }

  /** Hands over a batch; the ids of the messages that come back. */
  List<String> batch(List<Message> messages) throws Exception {
    return batch(stack.function(stack.queueTrigger().getKey()), messages);
  }

  /** The same, to a function of the caller's own. */
  static List<String> batch(PackagedFunction worker, List<Message> messages) throws Exception {
    JsonNode recorded = MAPPER.readTree(LambdaEvents.recorded("sqs-batch"));
    ObjectNode event = MAPPER.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      records.add(
          ((ObjectNode) recorded.path("Records").path(0).deepCopy())
              .put("messageId", message.messageId())
              .put("body", message.body()));
    }
    return MAPPER
        .readTree(worker.invoke(MAPPER.writeValueAsString(event)))
        .findValuesAsText("itemIdentifier");
  }

  /** A tick of the rule that is named so. */
  void tick(String rule) throws Exception {
    stack.function(stack.timer(rule)).invoke(LambdaEvents.recorded("schedule-" + rule));
  }
}
