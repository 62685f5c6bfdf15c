package com.taskip.quickbooks.sync;

import java.util.List;

/**
 * Some rows of Sync Health, newest first.
 *
 * @param data the rows
 * @param nextCursor where the next page begins; null on the last one
 */
public record SyncLogPage(List<SyncRow> data, String nextCursor) {}
