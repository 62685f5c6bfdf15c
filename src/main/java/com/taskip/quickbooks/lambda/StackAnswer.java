package com.taskip.quickbooks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What CloudFormation is told of a custom resource: see "custom resource response objects" in its
 * guide. The whole may have 4,096 bytes.
 */
record StackAnswer(String status, ObjectNode json) {

  /** Always the same: with another one CloudFormation would replace the resource. */
  private static final String PHYSICAL_ID = "taskip-quickbooks-database";

  private static final int LONGEST_REASON = 900;

  static StackAnswer success(JsonNode event, Map<String, String> data) {
    StackAnswer answer = to(event, "SUCCESS");
    data.forEach(answer.json.putObject("Data")::put);
    return answer;
  }

  /**
   * @param reason what the operator reads in the stack's events; its line breaks become blanks
   */
  static StackAnswer failed(JsonNode event, String reason) {
    StackAnswer answer = to(event, "FAILED");
    String line = reason.strip().replaceAll("\\s+", " ");
    answer.json.put("Reason", line.substring(0, Math.min(line.length(), LONGEST_REASON)));
    return answer;
  }

  private static StackAnswer to(JsonNode event, String status) {
    ObjectNode json = EventJson.MAPPER.createObjectNode();
    json.put("Status", status);
    json.put("PhysicalResourceId", PHYSICAL_ID);
    List.of("StackId", "RequestId", "LogicalResourceId")
        .forEach(member -> json.set(member, event.path(member)));
    return new StackAnswer(status, json);
  }
}
