package com.taskip.quickbooks.quickbooks.budget;

/** What one company may be sent: at once, in any 60 seconds, and of that in batches. */
record Limits(int atOnce, int perMinute, int batchesPerMinute) {}
