/**
 * What becomes of a message in the dead-letter queue, decided by what the ledger says of what it
 * names. Pure: values in, values out.
 */
package com.taskip.quickbooks.sync.triage;
