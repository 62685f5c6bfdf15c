package com.taskip.quickbooks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.sync.Triage;
import com.taskip.quickbooks.sync.triage.Orders;
import com.taskip.quickbooks.sync.triage.TriageReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.HashSet;
import java.util.Set;

/**
 * An operator's order to sort the dead letters, as {@code infra/triage} sends it: {@code {"triage":
 * {"apply": true, "repaired": ["internal_error"], "discard": ["a message id"]}}}. Whatever is left
 * out is not done.
 */
@ApplicationScoped
class TriageDoor {

  private final Triage triage;

  TriageDoor(Triage triage) {
    this.triage = triage;
  }

  @ActivateRequestContext
  TriageReport open(JsonNode event) {
    JsonNode order = event.path("triage");
    return triage.run(
        new Orders(
            order.path("apply").asBoolean(false),
            texts(order.path("repaired")),
            texts(order.path("discard"))));
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
