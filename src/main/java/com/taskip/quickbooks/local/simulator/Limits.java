package com.taskip.quickbooks.local.simulator;

/**
 * What Intuit allows one app in one company; 0 for no limit.
 *
 * @param requestsPerMinute within any 60 seconds
 * @param atOnce requests in progress together
 * @param batchesPerMinute batch requests within any 60 seconds
 */
public record Limits(int requestsPerMinute, int atOnce, int batchesPerMinute) {

  /** Intuit's published ones, batches in the older and safer reading. */
  public static final Limits PUBLISHED = new Limits(500, 10, 40);

  /** Counted, but never refused. */
  public static final Limits NONE = new Limits(0, 0, 0);
}
