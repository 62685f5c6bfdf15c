package com.taskip.quickbooks.lambda;

/** The function was handed an event of a kind that it does not take. */
final class UnknownEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownEvent() {
    super(
        "Neither an API Gateway HTTP request, an SQS batch, a scheduled event, a deployment's custom"
            + " resource nor an operator's triage.");
  }
}
