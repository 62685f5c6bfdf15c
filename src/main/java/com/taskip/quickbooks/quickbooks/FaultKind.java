package com.taskip.quickbooks.quickbooks;

/** What a fault means for whoever has to decide what happens next. */
public enum FaultKind {
  /** Too many requests: wait; nothing was done. */
  THROTTLED,
  /** May go away by itself: network, timeout, 5xx, maintenance, two names edited at once. */
  PASSING,
  /** Stays until a person or the data changes. */
  PERMANENT,
  /** The token is not accepted, not even a renewed one. */
  AUTHENTICATION,
  /** The app may not act for this company (3100): the connection is broken. */
  AUTHORIZATION
}
