package com.taskip.quickbooks.local.simulator;

import java.time.Duration;

/**
 * What is to go wrong.
 *
 * @param status HTTP status for REFUSE
 * @param body what the answer of REFUSE or FAULT holds
 * @param code QuickBooks' code, title and detail of the fault
 * @param retryAfterSeconds null for no such header
 * @param millis how long SLOW waits before the work, and LATE after it
 */
public record FaultAction(
    Kind kind,
    int status,
    Body body,
    String code,
    String message,
    String detail,
    Integer retryAfterSeconds,
    long millis) {

  /** The ways to go wrong. */
  public enum Kind {
    /** Answer with a status and a body instead of doing the work. */
    REFUSE,
    /** Wait, then do the work. */
    SLOW,
    /** Do the work, then wait before answering. */
    LATE,
    /** End the connection before the work. */
    CUT_BEFORE,
    /** Do the work, then end the connection without an answer. */
    CUT_AFTER,
    /** The access token of the request expires just before it arrives. */
    EXPIRE_TOKEN,
    /** Somebody ends the app's access to the company just before the request arrives. */
    REVOKE_ACCESS
  }

  /** The shapes of error bodies. */
  public enum Body {
    /** {@code Fault} with upper-case members. */
    BUSINESS,
    /** {@code fault} with lower-case members. */
    GATEWAY,
    /** The business shape as XML. */
    XML,
    /** A load balancer's page. */
    HTML,
    /** None. */
    EMPTY
  }

  /** A status with a body of the gateway's shape. */
  public static FaultAction status(int status, String code) {
    return refuse(status, Body.GATEWAY, code, "message=Simulated; errorCode=" + code, null, null);
  }

  /** A status with another shape of body. */
  public static FaultAction status(int status, Body body) {
    return refuse(
        status, body, "10000", "An application error has occurred", "System Failure", null);
  }

  /** 429 in the gateway's shape, without {@code Retry-After}. */
  public static FaultAction tooManyRequests() {
    return throttle(Body.GATEWAY, null);
  }

  /** 429 as XML, although JSON was asked for. */
  public static FaultAction tooManyRequestsInXml() {
    return throttle(Body.XML, null);
  }

  /** 429 that says how long to wait. */
  public static FaultAction tooManyRequests(int retryAfterSeconds) {
    return throttle(Body.GATEWAY, retryAfterSeconds);
  }

  /** A business fault, answered with 400. */
  public static FaultAction fault(String code, String message, String detail) {
    return refuse(400, Body.BUSINESS, code, message, detail, null);
  }

  /** A business fault inside a 200. */
  public static FaultAction faultInSuccess(String code, String message, String detail) {
    return refuse(200, Body.BUSINESS, code, message, detail, null);
  }

  /** The work is done, but late. */
  public static FaultAction slow(Duration delay) {
    return plain(Kind.SLOW, delay.toMillis());
  }

  /** The work is done at once, but the answer takes its time. */
  public static FaultAction late(Duration delay) {
    return plain(Kind.LATE, delay.toMillis());
  }

  /** The request is lost. */
  public static FaultAction cutBefore() {
    return plain(Kind.CUT_BEFORE, 0);
  }

  /** The answer is lost. */
  public static FaultAction cutAfter() {
    return plain(Kind.CUT_AFTER, 0);
  }

  /** The access token expires in the middle of a run. */
  public static FaultAction expireToken() {
    return plain(Kind.EXPIRE_TOKEN, 0);
  }

  /** The access is revoked in the middle of a run. */
  public static FaultAction revokeAccess() {
    return plain(Kind.REVOKE_ACCESS, 0);
  }

  private static FaultAction throttle(Body body, Integer retryAfterSeconds) {
    return refuse(
        429,
        body,
        "3001",
        "message=ThrottleExceeded; errorCode=003001; statusCode=429",
        "The request limit was reached.  Try again later",
        retryAfterSeconds);
  }

  private static FaultAction refuse(
      int status, Body body, String code, String message, String detail, Integer retryAfter) {
    return new FaultAction(Kind.REFUSE, status, body, code, message, detail, retryAfter, 0);
  }

  private static FaultAction plain(Kind kind, long millis) {
    return new FaultAction(kind, 0, Body.EMPTY, null, null, null, null, millis);
  }
}
