package com.taskip.quickbooks.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/** The kinds of AWS events that the function takes, told apart by what only they contain. */
enum EventKind {
  HTTP,
  QUEUE,
  SCHEDULE,
  DEPLOYMENT,
  TRIAGE,
  UNKNOWN;

  static EventKind of(JsonNode event) {
    if (event.path("requestContext").has("http")) {
      return HTTP;
    }
    if (event.path("Records").path(0).path("eventSource").asText().equals("aws:sqs")) {
      return QUEUE;
    }
    if (event.path("source").asText().equals("aws.events")) {
      return SCHEDULE;
    }
    if (event.has("RequestType") && event.has("ResponseURL")) {
      return DEPLOYMENT;
    }
    if (event.path("triage").isObject()) {
      return TRIAGE;
    }
    return UNKNOWN;
  }
}
