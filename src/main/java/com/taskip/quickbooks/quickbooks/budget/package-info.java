/**
 * How much a company may still be asked now: Intuit's limits, kept in PostgreSQL because the
 * functions share nothing else.
 */
package com.taskip.quickbooks.quickbooks.budget;
