/**
 * The ledger and the pipeline. The queue carries a wake-up, the job rows carry the truth: a worker
 * reads what Taskip wants now and what QuickBooks was last told, and does the one write that closes
 * the gap.
 */
package com.taskip.quickbooks.sync;
