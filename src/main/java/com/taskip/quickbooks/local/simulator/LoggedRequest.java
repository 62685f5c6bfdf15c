package com.taskip.quickbooks.local.simulator;

import java.time.Instant;

/**
 * One request and its answer. Tokens, codes and secrets are never in it.
 *
 * @param body as sent, its first 50,000 characters; "(hidden)" for OAuth
 * @param status HTTP status; 0 when the connection was cut
 * @param tid the {@code Intuit-Tid} of the answer
 * @param requestId the {@code requestid}, empty when there was none
 * @param faultCode the first code of a fault, empty for success
 * @param answer the body of the answer, likewise
 */
public record LoggedRequest(
    Instant at,
    Call call,
    String body,
    int status,
    String tid,
    String requestId,
    String faultCode,
    String answer) {}
