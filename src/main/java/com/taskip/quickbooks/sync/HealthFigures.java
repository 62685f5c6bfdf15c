package com.taskip.quickbooks.sync;

import java.time.Instant;

/**
 * How syncing fares in a workspace, in figures.
 *
 * @param lastLookAt up to when QuickBooks' payments have been seen; null before the first look
 * @param oldestPendingAt since when its oldest open row waits; null when none does
 * @param deadLetters how many rows were given up because QuickBooks could not be reached
 */
public record HealthFigures(Instant lastLookAt, Instant oldestPendingAt, long deadLetters) {}
