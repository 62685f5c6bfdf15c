package com.taskip.quickbooks.quickbooks.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Faults written as JSON. The Accounting API spells their members {@code Fault}, {@code Error},
 * {@code Message}; the gateway in front of it {@code fault}, {@code error}, {@code message}.
 */
public final class JsonFaults {

  private JsonFaults() {}

  /** The fault in an answer, or in one item of a batch's answer. */
  public static Optional<FaultReport> in(JsonNode holder) {
    JsonNode fault = member(holder, "fault");
    if (!fault.isObject()) {
      return Optional.empty();
    }
    List<Complaint> complaints = new ArrayList<>();
    for (JsonNode error : member(fault, "error")) {
      complaints.add(
          Complaint.of(
              text(error, "code"),
              text(error, "message"),
              text(error, "detail"),
              text(error, "element")));
    }
    String type = text(fault, "type");
    return Optional.of(new FaultReport(type == null ? "" : type, complaints));
  }

  private static String text(JsonNode node, String name) {
    return member(node, name).asText(null);
  }

  private static JsonNode member(JsonNode node, String lowerCase) {
    JsonNode found = node.path(lowerCase);
    return found.isMissingNode()
        ? node.path(Character.toUpperCase(lowerCase.charAt(0)) + lowerCase.substring(1))
        : found;
  }
}
