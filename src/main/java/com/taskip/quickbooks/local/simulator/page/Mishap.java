package com.taskip.quickbooks.local.simulator.page;

import com.taskip.quickbooks.local.simulator.FaultAction;
import java.time.Duration;
import java.util.Arrays;

/** What a person can let go wrong, in a person's words. */
enum Mishap {
  LOST_ANSWER("The work is done, the answer is lost", FaultAction.cutAfter()),
  LOST_REQUEST("The request is lost", FaultAction.cutBefore()),
  SLOW("QuickBooks takes 10 seconds", FaultAction.slow(Duration.ofSeconds(10))),
  LATE(
      "The work is done, the answer comes after a minute", FaultAction.late(Duration.ofMinutes(1))),
  THROTTLED("Too many requests (429)", FaultAction.tooManyRequests()),
  THROTTLED_IN_XML("Too many requests, said in XML (429)", FaultAction.tooManyRequestsInXml()),
  SERVER_ERROR("System failure (500)", FaultAction.status(500, FaultAction.Body.BUSINESS)),
  GATEWAY_PAGE("A page of a load balancer (502)", FaultAction.status(502, FaultAction.Body.HTML)),
  UNAVAILABLE("Not a word (503)", FaultAction.status(503, FaultAction.Body.EMPTY)),
  MAINTENANCE("The company is under maintenance (150)", FaultAction.status(503, "150")),
  FAULT_IN_SUCCESS(
      "A fault although the status is 200",
      FaultAction.faultInSuccess("6000", "A business validation error", "Simulated")),
  NOT_ALLOWED("The user may not do this (403, 5020)", FaultAction.status(403, "5020")),
  SHUT_OUT("The app is shut out (403, 3100)", FaultAction.status(403, "3100")),
  TOKEN_EXPIRES("The access token expires", FaultAction.expireToken()),
  ACCESS_REVOKED("The access is revoked", FaultAction.revokeAccess());

  private final String words;
  private final FaultAction action;

  Mishap(String words, FaultAction action) {
    this.words = words;
    this.action = action;
  }

  String words() {
    return words;
  }

  FaultAction action() {
    return action;
  }

  /** The one of that name. */
  static Mishap named(String name) {
    return Arrays.stream(values())
        .filter(mishap -> mishap.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no such trouble."));
  }

  /** What an action is called; one that only a program can order goes by its kind. */
  static String wordsFor(FaultAction action) {
    return Arrays.stream(values())
        .filter(mishap -> mishap.action.equals(action))
        .map(Mishap::words)
        .findFirst()
        .orElseGet(() -> "%s %s %s".formatted(action.kind(), action.status(), action.code()));
  }
}
