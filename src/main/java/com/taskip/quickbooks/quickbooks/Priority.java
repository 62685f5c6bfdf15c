package com.taskip.quickbooks.quickbooks;

/** Who goes first when a company may not be asked everything at once. */
public enum Priority {
  /** Somebody changed something or is waiting: may use all that Intuit allows. */
  LIVE,

  /** A backlog: may use what Intuit allows but for a reserve, so that live changes find room. */
  BULK
}
