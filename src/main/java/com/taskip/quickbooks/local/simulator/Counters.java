package com.taskip.quickbooks.local.simulator;

/**
 * What an app cost a company. The accountant's doings and the consent page do not count.
 *
 * @param reads successful reads, queries and change data captures: what Intuit bills. A query in a
 *     batch counts as one, which is the cautious reading
 * @param writes successful single writes and batch items that write
 * @param batches batch requests
 * @param requests all API requests, whatever came of them
 * @param refusedByLimit answers 429 for a limit
 * @param mostAtOnce the highest number of requests in progress together
 * @param mostInAMinute the highest number of requests within 60 seconds
 * @param mostBatchesInAMinute the highest number of batches within 60 seconds
 */
public record Counters(
    long reads,
    long writes,
    long batches,
    long requests,
    long refusedByLimit,
    int mostAtOnce,
    int mostInAMinute,
    int mostBatchesInAMinute) {}
